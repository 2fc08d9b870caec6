package org.doorstep.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.doorstep.postgres.EmbeddedPostgresException.Reason;

/** The data of one server and what belongs to them: made once, then kept. */
record Cluster(
    EmbeddedPostgresSettings settings, Binaries binaries, ServerAccount account, Path data) {

  static final String SUPERUSER = "postgres";
  private static final String CONFIGURATION = "doorstep.conf";
  private static final SecureRandom CHANCE = new SecureRandom();

  /** Finds the cluster of a home, or makes an empty one. */
  static Cluster open(EmbeddedPostgresSettings settings, Binaries binaries, ServerAccount account)
      throws IOException {
    var cluster =
        new Cluster(settings, binaries, account, settings.home().toRealPath().resolve("pg"));
    if (Files.notExists(cluster.data)) {
      settings.progress().accept(Stage.CREATING);
      cluster.create();
    }
    cluster.requireSameVersion();
    account.own(cluster.data);
    return cluster;
  }

  private Path passwordFile() {
    return settings.home().resolve("superuser.password");
  }

  String password() throws IOException {
    return Files.readString(passwordFile());
  }

  boolean hasPassword() {
    return Files.exists(passwordFile());
  }

  /** Whether the data are a backup that has not been brought to its point in time yet. */
  boolean isRestored() {
    return Files.exists(data.resolve("backup_label"))
        || Files.exists(data.resolve("recovery.signal"));
  }

  private void requireSameVersion() throws IOException {
    var file = data.resolve("PG_VERSION");
    if (Files.notExists(file)) {
      throw new EmbeddedPostgresException(
          Reason.FAILED,
          "The folder %s is there but holds no PostgreSQL data. Move it away, or choose another folder."
              .formatted(data));
    }
    var made = Files.readString(file).strip();
    if (Binaries.major(made) != binaries.major()) {
      throw new EmbeddedPostgresException(
          Reason.OTHER_VERSION,
          "The data in %s were made by PostgreSQL %s and this program brings PostgreSQL %s. Nothing was changed: start the program that made them, or choose another folder."
              .formatted(data, made, binaries.version()));
    }
  }

  /**
   * Makes the cluster beside its place and moves it there, so that half a one is never taken for
   * whole.
   */
  private void create() throws IOException {
    var half = data.resolveSibling("pg.new");
    Folders.delete(half);
    Files.createDirectory(half);
    Files.setPosixFilePermissions(half, Folders.PRIVATE);
    account.own(half);
    var password = newPassword();
    var handed = Files.createTempDirectory(settings.home(), "initdb-");
    try {
      Files.setPosixFilePermissions(handed, Folders.PRIVATE);
      writeSecret(handed.resolve("password"), password);
      account.own(handed);
      var made = initdb(half, handed.resolve("password"), "C.UTF-8");
      if (!made.well() && made.output().contains("invalid locale name")) {
        made = initdb(half, handed.resolve("password"), "C");
      }
      if (!made.well()) {
        throw new EmbeddedPostgresException(
            Reason.FAILED, "PostgreSQL could not make its data folder: " + made.output());
      }
    } finally {
      Folders.delete(handed);
    }
    writeSecret(passwordFile(), password);
    Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Text sorts by code point whatever the machine's language. The library's locale is UTF-8 all the
   * same where there is one, because trigrams and the text parser ask it what a letter is: under
   * plain C no Chinese character is one.
   */
  private Command.Result initdb(Path folder, Path password, String locale) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                binaries.program("initdb"),
                "--pgdata=" + folder,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--data-checksums",
                "--no-instructions"));
    if (binaries.major() >= 17) {
      line.add("--locale-provider=builtin");
      line.add("--builtin-locale=C.UTF-8");
    }
    if (!settings.durable()) {
      line.add("--no-sync");
    }
    return new Command(account.running(line)).run();
  }

  /** Writes our settings where the server reads them. */
  void configure() throws IOException {
    var file = data.resolve(CONFIGURATION);
    Files.writeString(file, ServerConfiguration.text(settings));
    var main = data.resolve("postgresql.conf");
    var included = "include = '" + CONFIGURATION + "'";
    var text = Files.readString(main);
    if (!text.contains(included)) {
      Files.writeString(main, text + "\n" + included + "\n" + Restore.INCLUDED + "\n");
    }
    if (Files.notExists(data.resolve("recovery.signal"))) {
      Files.deleteIfExists(data.resolve(Restore.CONFIGURATION));
    }
    give(file);
    give(main);
  }

  /**
   * Sets a new password without knowing the old one, while no server runs: for a restored backup.
   */
  void renewPassword() throws IOException {
    var password = newPassword();
    var line =
        account.running(
            List.of(binaries.program("postgres"), "--single", "-D", data.toString(), "postgres"));
    var done = new Command(line).run("ALTER ROLE " + SUPERUSER + " PASSWORD '" + password + "'\n");
    if (!done.well()) {
      throw new EmbeddedPostgresException(
          Reason.FAILED,
          "The password of the database's superuser could not be renewed: " + done.output());
    }
    writeSecret(passwordFile(), password);
  }

  private void give(Path file) throws IOException {
    Files.setPosixFilePermissions(file, Folders.SECRET);
    account.own(file);
  }

  private static void writeSecret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(Folders.SECRET));
    Files.writeString(file, text);
  }

  private static String newPassword() {
    var bytes = new byte[24];
    CHANCE.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
