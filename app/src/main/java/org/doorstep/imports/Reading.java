package org.doorstep.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.doorstep.shared.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads a file: one thread takes the rows out of it and looks for twins, others check them, compare
 * them with the register and lay them aside, some thousands at a time.
 */
@Component
class Reading {

  private static final int CHUNK = 2_000;
  private static final int HEADS_WITHIN = 10;
  private static final int SAMPLE = 5;
  private static final long MOST_BAD = 100_000;
  private static final int MOST_STAFF = 50_000;

  private final Runs runs;
  private final Desks desks;
  private final Heads heads;

  Reading(Runs runs, Desks desks, Heads heads) {
    this.runs = runs;
    this.desks = desks;
    this.heads = heads;
  }

  /**
   * Which register files hold, by the heads of their columns.
   *
   * @throws Unreadable when they hold none, or more than one
   */
  ImportKind recognise(List<Path> files) throws IOException {
    var kinds = EnumSet.noneOf(ImportKind.class);
    for (var file : files) {
      try (var tables = Tables.open(file)) {
        for (var table : tables.list()) {
          kinds.addAll(heads(table));
        }
      }
    }
    if (kinds.size() == 1) {
      return kinds.iterator().next();
    }
    throw new Unreadable(
        kinds.isEmpty() ? "imports.stopped.no-kind" : "imports.stopped.several-kinds");
  }

  /** The kind, or kinds, with the most columns in the row that has the most heads. */
  private Set<ImportKind> heads(Table table) {
    var best = EnumSet.noneOf(ImportKind.class);
    var most = new int[] {1};
    table.read((number, cells) -> {
      for (var kind : ImportKind.values()) {
        var matched = heads.sheet(kind, cells).map(one -> heads.find(one, cells).matched());
        if (matched.orElse(0) > most[0]) {
          most[0] = matched.orElse(0);
          best.clear();
        }
        if (matched.orElse(0) == most[0] && most[0] > 1) {
          best.add(kind);
        }
      }
      return number < HEADS_WITHIN;
    });
    return best;
  }

  /** Reads the files of an import and leaves it ready to be looked at. */
  void read(UUID run, ImportKind kind, List<Path> files) throws IOException {
    var open = new ArrayList<Tables>();
    // Threads of the machine's own: work that never waits would hold up every virtual thread.
    var workers =
        Executors.newFixedThreadPool(
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("import-", 0).daemon().factory());
    try (var heartbeat = new Heartbeat(runs, run, 0)) {
      var found = new EnumMap<Sheet, Placed>(Sheet.class);
      for (var file : files) {
        var tables = Tables.open(file);
        open.add(tables);
        for (var table : tables.list()) {
          var placed = place(kind, table);
          if (placed != null && found.put(placed.sheet(), placed) != null) {
            throw new Unreadable("imports.stopped.sheet-twice", heads.name(placed.sheet()));
          }
        }
      }
      if (found.isEmpty()) {
        throw new Unreadable("imports.stopped.no-sheet", heads.name(kind.sheets().getFirst()));
      }
      heartbeat.expect(found.values().stream().mapToLong(each -> each.table().about()).sum());
      read(run, kind, found, workers, heartbeat);
    } finally {
      workers.shutdownNow();
      for (var tables : open) {
        tables.close();
      }
    }
  }

  private void read(
      UUID run,
      ImportKind kind,
      Map<Sheet, Placed> found,
      ExecutorService workers,
      Heartbeat heartbeat) {
    var counts = new EnumMap<Sheet, Counts>(Sheet.class);
    var sample = new ArrayList<Line>();
    var kept = new ArrayList<Line>();
    var open = desks.open(run, kind);
    for (var sheet : kind.sheets()) {
      var placed = found.get(sheet);
      if (placed != null) {
        var desk = open.desk(sheet);
        var reading = new SheetReading(run, placed, desk, workers, heartbeat);
        counts.put(sheet, reading.read(sample));
        if (desk instanceof StaffDesk<?>) {
          kept.addAll(reading.kept);
        }
      }
    }
    runs.read(run, counts, sample, kept);
  }

  /**
   * A table that was recognised: which sheet it is, where its columns are, where its rows begin.
   */
  private record Placed(Table table, Sheet sheet, Heads.Found columns, int headRow) {}

  private @Nullable Placed place(ImportKind kind, Table table) {
    var found = new ArrayList<Placed>();
    table.read((number, cells) -> {
      heads
          .sheet(kind, cells)
          .ifPresent(
              sheet -> found.add(new Placed(table, sheet, heads.find(sheet, cells), number)));
      return found.isEmpty() && number < HEADS_WITHIN;
    });
    if (found.isEmpty()) {
      return null;
    }
    var placed = found.getFirst();
    if (!placed.columns().missing().isEmpty()) {
      throw new Unreadable(
          "imports.stopped.columns-missing",
          heads.name(placed.sheet()),
          String.join("、", placed.columns().missing()));
    }
    return placed;
  }

  /** The reading of one sheet. */
  private final class SheetReading {

    private final UUID run;
    private final Placed placed;
    private final Desk desk;
    private final ExecutorService workers;
    private final Heartbeat heartbeat;
    private final Scope scope = Scope.current();
    private final Twins twins = new Twins();
    private final Semaphore ahead = new Semaphore(4); // so many chunks wait at most
    private final List<Future<Desk.Outcome>> asked = new ArrayList<>();
    private final List<Line> kept = new ArrayList<>();
    private List<Line> chunk = new ArrayList<>();
    private Counts counts = Counts.NONE;

    SheetReading(UUID run, Placed placed, Desk desk, ExecutorService workers, Heartbeat heartbeat) {
      this.run = run;
      this.placed = placed;
      this.desk = desk;
      this.workers = workers;
      this.heartbeat = heartbeat;
    }

    Counts read(List<Line> sample) {
      var shown = new ArrayList<Line>();
      placed
          .table()
          .read((number, cells) -> {
            if (number > placed.headRow()) {
              var line = line(number, cells);
              if (line != null) {
                if (shown.size() < SAMPLE) {
                  shown.add(line);
                }
                add(line);
              }
            }
            return true;
          });
      hand();
      settle(true);
      sample.addAll(shown);
      return counts;
    }

    private @Nullable Line line(int number, List<String> cells) {
      var places = placed.columns().places();
      var ours = new String[places.size()];
      var blank = true;
      for (var at = 0; at < places.size(); at++) {
        int place = places.get(at);
        ours[at] = place < 0 || place >= cells.size() ? "" : clean(cells.get(place));
        blank &= ours[at].isEmpty();
      }
      if (blank) {
        return null;
      }
      var line = new Line(placed.sheet(), number, List.of(ours), 0);
      var key = desk.key(line);
      var twin = key.isEmpty() ? 0 : twins.before(key, number);
      return twin == 0 ? line : line.twinOf(twin);
    }

    private void add(Line line) {
      chunk.add(line);
      if (desk instanceof StaffDesk<?>) { // as a whole: its rows point at each other
        if (chunk.size() > MOST_STAFF) {
          throw new Unreadable("imports.stopped.too-large");
        }
      } else if (chunk.size() == CHUNK) {
        hand();
      }
    }

    private void hand() {
      if (chunk.isEmpty()) {
        return;
      }
      var lines = List.copyOf(chunk);
      chunk = new ArrayList<>(CHUNK);
      ahead.acquireUninterruptibly();
      asked.add(
          workers.submit(() -> {
            try {
              return scope.call(() -> take(lines));
            } finally {
              ahead.release();
            }
          }));
      settle(false);
    }

    private Desk.Outcome take(List<Line> lines) {
      var outcome = desk.take(lines);
      runs.addBad(run, outcome.bad());
      heartbeat.advance(lines.size());
      if (desk instanceof StaffDesk<?>) {
        var bad = outcome.bad().stream().map(each -> each.line().row()).toList();
        lines.stream().filter(line -> !bad.contains(line.row())).forEach(kept::add);
      }
      return outcome;
    }

    /** Counts what came back, so that a file full of mistakes is not read to its end. */
    private void settle(boolean all) {
      var open = new ArrayList<Future<Desk.Outcome>>();
      for (var each : asked) {
        if (all || each.isDone()) {
          counts = counts.plus(outcome(each).counts());
        } else {
          open.add(each);
        }
      }
      asked.clear();
      asked.addAll(open);
      if (counts.bad() > MOST_BAD) {
        throw new Unreadable("imports.stopped.too-many-bad", Long.toString(MOST_BAD));
      }
    }

    private static Desk.Outcome outcome(Future<Desk.Outcome> asked) {
      try {
        return asked.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException asItWas) {
          throw asItWas;
        }
        throw new IllegalStateException(failed.getCause());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("Interrupted"));
      }
    }
  }

  /** Without the blanks people leave around a value, and without what no text may hold. */
  private static String clean(String cell) {
    if (cell == null) {
      return "";
    }
    var text = cell.indexOf('\u0000') < 0 ? cell : cell.replace("\u0000", "");
    text = text.indexOf('\u00a0') < 0 ? text : text.replace('\u00a0', ' ');
    return text.strip();
  }
}
