package org.doorstep.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Where things are and whose they are, for root and for an ordinary user: whichever runs this. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FoldersTest {

  @Test
  void roots_data_are_the_systems_and_everybody_elses_are_his_own() {
    if (ServerAccount.weAreRoot()) {
      assertThat(Folders.defaultHome()).isEqualTo(Path.of("/var/lib/doorstep"));
      assertThat(Folders.defaultCache()).isEqualTo(Path.of("/var/cache/doorstep"));
    } else {
      assertThat(Folders.defaultHome()).isAbsolute().endsWith(Path.of("doorstep"));
      assertThat(Folders.defaultHome().startsWith("/var/lib")).isFalse();
    }
  }

  @Test
  void the_server_is_never_roots_and_its_data_belong_to_whom_it_runs_as() throws Exception {
    var home = Homes.made();
    try (var postgres = EmbeddedPostgres.start(Homes.keptIn(home))) {
      var runsAs = ProcessHandle.of(postgres.pid()).orElseThrow().info().user().orElseThrow();

      assertThat(runsAs).isNotEqualTo("root");
      if (ServerAccount.choose() instanceof ServerAccount.Ourselves) {
        assertThat(runsAs).isEqualTo(System.getProperty("user.name"));
      }
      assertThat(Files.getOwner(postgres.dataDirectory()).getName()).isEqualTo(runsAs);
      assertThat(Files.getOwner(home).getName()).isEqualTo(System.getProperty("user.name"));
    }
  }
}
