package org.doorstep.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the fields that must not be readable from a copy of the database: identity numbers,
 * telephones, account numbers.
 *
 * <p>The keys live in a folder of their own outside the data directory ({@code doorstep.keys}),
 * made at the first start. The sealing keys rotate: a new one is added once a year, the old ones
 * still open what they sealed. The key of {@link #hash} never changes, or nothing would be found
 * again. Whoever loses the folder has lost every sealed field.
 */
@Component
public final class Sealing {

  private static final String SEALING = "sealing.json";
  private static final String HASHING = "hashing.key";
  private static final Duration ROTATED = Duration.ofDays(365);

  /**
   * Where a sealed value stands. It opens only there, so that nobody can move one field's value
   * into another row or column.
   */
  public record Context(String column, UUID row) {

    private byte[] bytes() {
      var name = column.getBytes(UTF_8);
      return ByteBuffer.allocate(16 + name.length)
          .putLong(row.getMostSignificantBits())
          .putLong(row.getLeastSignificantBits())
          .put(name)
          .array();
    }
  }

  private final Path folder;
  private final Mac hashing;
  private volatile Keys keys;

  private record Keys(KeysetHandle all, Aead aead, FileTime written) {

    @Override
    public String toString() {
      return "Keys";
    }
  }

  @Autowired
  Sealing(@Value("${doorstep.keys}") String folder) {
    this(Path.of(folder), Instant.now());
  }

  Sealing(Path folder, Instant now) {
    this.folder = folder;
    try {
      AeadConfig.register();
      Files.createDirectories(folder);
      create(folder.resolve(SEALING), text(generate(KeysetHandle.newBuilder())));
      create(folder.resolve(HASHING), HexFormat.of().formatHex(random()));
      this.hashing = Mac.getInstance("HmacSHA256");
      var hex = Files.readString(folder.resolve(HASHING)).strip();
      hashing.init(new SecretKeySpec(HexFormat.of().parseHex(hex), "HmacSHA256"));
      this.keys = read(folder.resolve(SEALING));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      throw new IllegalStateException(
          "The keys of the sealed fields in %s cannot be read or made. Check that the folder"
                  .formatted(folder.toAbsolutePath())
              + " belongs to the account Doorstep runs as, or bring its files back from your copy.",
          unusable);
    }
    if (keys.written().toInstant().plus(ROTATED).isBefore(now)) {
      rotate();
    }
  }

  /** Where the keys are, for the sentence that says they are the wrong ones. */
  Path folder() {
    return folder.toAbsolutePath();
  }

  /** Seals a text for one place. */
  public byte[] seal(String text, Context context) {
    try {
      return keys.aead().encrypt(text.getBytes(UTF_8), context.bytes());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A field could not be sealed", impossible);
    }
  }

  /** Opens what was sealed for this place; fails if it was sealed elsewhere or with other keys. */
  public String open(byte[] sealed, Context context) {
    try {
      return new String(keys.aead().decrypt(sealed, context.bytes()), UTF_8);
    } catch (GeneralSecurityException unknown) {
      return openAfresh(sealed, context);
    }
  }

  /** Another node may have added a key since this one read them. */
  private String openAfresh(byte[] sealed, Context context) {
    try {
      keys = read(folder.resolve(SEALING));
      return new String(keys.aead().decrypt(sealed, context.bytes()), UTF_8);
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(
          "A sealed field cannot be opened: " + context.column(), failure);
    }
  }

  /**
   * A keyed hash, the same for texts that are written alike but for width, case and spaces. Tells
   * whether two are equal, and tells nobody without the key what they are.
   */
  public byte[] hash(String text) {
    var plain = isPlain(text) ? text : normal(text);
    try {
      return ((Mac) hashing.clone()).doFinal(plain.getBytes(UTF_8));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Adds a new sealing key and uses it from now on; what older keys sealed can still be opened. */
  public synchronized void rotate() {
    try {
      var rotated = generate(KeysetHandle.newBuilder(read(folder.resolve(SEALING)).all()));
      var fresh = Files.createTempFile(folder, "sealing", ".new", readableByOwner());
      Files.writeString(fresh, text(rotated));
      Files.move(fresh, folder.resolve(SEALING), StandardCopyOption.ATOMIC_MOVE);
      keys = read(folder.resolve(SEALING));
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException("No new key could be added to " + folder(), failure);
    }
  }

  private static boolean isPlain(String text) {
    for (var at = 0; at < text.length(); at++) {
      var c = text.charAt(at);
      if (c <= ' ' || c > '~' || (c >= 'a' && c <= 'z')) {
        return false;
      }
    }
    return true;
  }

  private static String normal(String text) {
    var folded = Normalizer.normalize(text, Normalizer.Form.NFKC);
    var tight = new StringBuilder(folded.length());
    for (var at = 0; at < folded.length(); at++) {
      var c = folded.charAt(at);
      if (c != ' ' && (c < '\t' || c > '\r')) {
        tight.append(c);
      }
    }
    return tight.toString().toUpperCase(Locale.ROOT);
  }

  private static KeysetHandle generate(KeysetHandle.Builder keys) throws GeneralSecurityException {
    return keys.addEntry(
            KeysetHandle.generateEntryFromParametersName("AES256_GCM").withRandomId().makePrimary())
        .build();
  }

  private static Keys read(Path file) throws IOException, GeneralSecurityException {
    var all =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    return new Keys(
        all,
        all.getPrimitive(RegistryConfiguration.get(), Aead.class),
        Files.getLastModifiedTime(file));
  }

  private static String text(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
  }

  private static void create(Path file, String content) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    var fresh =
        Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", readableByOwner());
    Files.writeString(fresh, content);
    try {
      Files.createLink(file, fresh); // unlike a move, it never takes the place of another's key
    } catch (FileAlreadyExistsException anotherNodeWasFirst) {
      // its keys are as good
    } finally {
      Files.delete(fresh);
    }
  }

  private static FileAttribute<?> readableByOwner() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }

  private static byte[] random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
