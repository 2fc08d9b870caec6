package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.doorstep.shared.Json;
import tools.jackson.core.JacksonException;

/**
 * A program that runs on a data folder, as it wrote itself down when it was ready.
 *
 * @param born when its process began; together with the pid it is never anybody else's
 * @param since when it was ready
 * @param url the address of its first page
 * @param database the version of its PostgreSQL
 * @param jdbc where its database is
 * @param accounts whom to sign in as, when it shows the demo county
 */
record Running(
    long pid,
    Instant born,
    Instant since,
    int port,
    String url,
    String database,
    String jdbc,
    List<DemoCounty.Account> accounts) {

  Running {
    accounts = List.copyOf(accounts);
  }

  /** Whoever runs on this folder now; a program that died without a word does not. */
  static Optional<Running> find(Home home) {
    try {
      return Optional.of(Json.read(Files.readString(home.running()), Running.class))
          .filter(Running::isAlive);
    } catch (NoSuchFileException nobody) {
      return Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      throw Trouble.with("trouble.folder-closed", home.folder());
    }
  }

  private boolean isAlive() {
    return born(pid).filter(born::equals).isPresent();
  }

  static Optional<Instant> born(long pid) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant());
  }

  void write(Home home) throws IOException {
    var half = home.folder().resolve("running.json.new");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, Json.write(this));
    Files.move(half, home.running(), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return "Running[" + pid + " on port " + port + "]";
  }
}
