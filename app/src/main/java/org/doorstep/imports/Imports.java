package org.doorstep.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.imports.Run.State;
import org.doorstep.recipients.Registrations;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of this module: an import is begun with a file, looked at, and taken or given up. */
@Service
public class Imports {

  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

  private final Runs runs;
  private final Reading reading;
  private final Taking taking;
  private final Registrations registrations;
  private final Set<UUID> here = ConcurrentHashMap.newKeySet();

  Imports(Runs runs, Reading reading, Taking taking, Registrations registrations) {
    this.runs = runs;
    this.reading = reading;
    this.taking = taking;
    this.registrations = registrations;
  }

  /**
   * Begins to read files in the background.
   *
   * @param name what people called them
   * @param files read, and then deleted where they are copies of what people sent
   * @return the import's id
   */
  public UUID begin(ImportKind kind, String name, List<Path> files, boolean copies) {
    sweep();
    var run = runs.begin(kind, name);
    inBackground(
        run,
        () -> {
          try {
            reading.read(run, kind, files);
          } finally {
            for (var file : copies ? files : List.<Path>of()) {
              Files.deleteIfExists(file);
            }
          }
        });
    return run;
  }

  /**
   * Takes what was read, in the background.
   *
   * @param onlyTheGood whether somebody chose to take the good rows though there are bad ones
   */
  public void confirm(UUID id, boolean onlyTheGood) {
    var run = runs.get(id);
    if (run.all().bad() > 0 && !onlyTheGood) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    runs.claim(id);
    inBackground(
        id,
        () -> {
          try (var heartbeat = new Heartbeat(runs, id, run.all().added() + run.all().changed())) {
            taking.take(run, heartbeat::at);
          }
        });
  }

  /**
   * Ends what a program left that was killed, and what nobody confirmed within a day: nothing of
   * either stays laid aside. What another node works on is left alone.
   */
  public void sweep() {
    for (var lost : runs.lost()) {
      stop(lost, "imports.stopped.lost", List.of());
    }
    for (var old : runs.outdated()) {
      stop(old, "imports.stopped.old", List.of());
    }
    runs.dropOldBadRows();
  }

  /** Forgets what was read. */
  @Transactional
  public void giveUp(UUID id) {
    runs.giveUp(id);
    registrations.drop(id);
  }

  /** Whether an import is still worked on: for those who wait without a page. */
  public boolean atWork(UUID id) {
    return here.contains(id) || runs.get(id).state().atWork();
  }

  /** Whether an import has ended with its rows in the register. */
  public boolean taken(UUID id) {
    return runs.get(id).state() == State.TAKEN;
  }

  private interface Work {
    void run() throws IOException;
  }

  /** In the scope of whoever asked, so that row security holds here as well. */
  private void inBackground(UUID run, Work work) {
    var scope = Scope.current();
    here.add(run);
    Thread.ofPlatform()
        .name("import-" + run)
        .daemon()
        .start(() -> {
          try {
            scope.run(() -> stopOnFault(run, work));
          } finally {
            here.remove(run);
          }
        });
  }

  private void stopOnFault(UUID run, Work work) {
    try {
      work.run();
    } catch (Unreadable unreadable) {
      stop(run, unreadable.key(), unreadable.facts());
    } catch (Refused | DuplicateKeyException meanwhile) {
      stop(run, "imports.stopped.changed", List.of());
    } catch (IOException | RuntimeException | OutOfMemoryError fault) {
      // Its message may quote a row: only what kind of fault it is goes to the log.
      LOG.error("Import {} stopped: {}", run, fault.getClass().getName());
      stop(run, "imports.stopped.fault", List.of());
    }
  }

  /** In this order: a program killed in between leaves a run that the next sweep ends. */
  private void stop(UUID run, String problem, List<String> facts) {
    registrations.drop(run);
    runs.stop(run, problem, facts);
  }
}
