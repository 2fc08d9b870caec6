package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.UUID;
import org.doorstep.shared.Sealing.Context;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SealingTest {

  private static final Context HERE = new Context("resident.phone", new UUID(1, 2));

  @TempDir private Path folder;

  @Test
  void what_is_sealed_opens_in_its_own_place_only() {
    var sealing = new Sealing(folder, Instant.now());
    var sealed = sealing.seal("13800138000", HERE);

    assertThat(sealing.open(sealed, HERE)).isEqualTo("13800138000");
    assertThatIllegalStateException()
        .isThrownBy(() -> sealing.open(sealed, new Context("resident.phone", new UUID(1, 3))));
    assertThatIllegalStateException()
        .isThrownBy(() -> sealing.open(sealed, new Context("official.phone", new UUID(1, 2))));
  }

  @Test
  void after_the_keys_have_rotated_everything_still_opens_on_every_node() {
    var node = new Sealing(folder, Instant.now());
    var other = new Sealing(folder, Instant.now());
    var before = node.seal("before", HERE);

    node.rotate();
    var after = node.seal("after", HERE);

    assertThat(node.open(before, HERE)).isEqualTo("before");
    assertThat(other.open(after, HERE)).isEqualTo("after");
    assertThat(other.hash("522633")).isEqualTo(node.hash("522633"));
  }

  @Test
  void equal_values_have_equal_hashes_however_they_are_written() {
    var sealing = new Sealing(folder, Instant.now());

    assertThat(sealing.hash("１１０1 05x")).isEqualTo(sealing.hash("110105X"));
    assertThat(sealing.hash("110105X")).isNotEqualTo(sealing.hash("110106X"));
  }

  @Test
  void the_keys_are_for_their_owner_alone() throws IOException {
    var unused = new Sealing(folder, Instant.now());

    try (var files = Files.list(folder)) {
      assertThat(files.map(SealingTest::rights)).containsExactly("rw-------", "rw-------");
    }
    assertThat(unused).isNotNull();
  }

  private static String rights(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
