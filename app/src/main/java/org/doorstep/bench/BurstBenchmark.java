package org.doorstep.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;

/**
 * A day on which something happens: twenty matters a second are written down, then for half a
 * minute seven hundred, then twenty again, at a million matters. Whoever is acknowledged is kept,
 * whoever is too many is refused with 429 or 503, and ten seconds later all is as before
 * (design.md, section 10). Nobody waits for an answer before the next one comes.
 */
public final class BurstBenchmark implements Benchmark {

  private static final int USUAL_A_SECOND = 20;
  private static final int BURST_A_SECOND = 700;
  private static final int BEFORE_SECONDS = 20;
  private static final int BURST_SECONDS = 30;
  private static final int RECOVERY_SECONDS = 10;
  private static final int AFTER_SECONDS = 20;
  private static final int PEOPLE = 60;

  /** Afterwards an answer takes no longer than this many times what it took before. */
  private static final double AS_BEFORE = 2;

  /** Below this, twice as long is as before: nobody feels it. */
  private static final double NOT_FELT_MS = 50;

  /** Made by the service loader. */
  public BurstBenchmark() {}

  @Override
  public String name() {
    return "burst";
  }

  /** The stretches of the day. */
  private enum Stretch {
    BEFORE,
    BURST,
    RECOVERY,
    AFTER
  }

  /** What came of one of those who wrote. */
  private sealed interface Outcome {
    record Kept(String number, double millis) implements Outcome {}

    record TooMany(double millis) implements Outcome {}

    record Failed(String why) implements Outcome {}
  }

  private record Came(Stretch stretch, Outcome outcome) {}

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var site = MadeSites.large(rig);
    var crew = Crew.of(site, rig.of(PEOPLE, 4));
    Load.of(4, rig.of(800, 8), (client, _) -> crew.raise(client).expect(200)).unharmed();
    var came = new ArrayList<Came>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = ConcurrentHashMap.<Came>newKeySet();
      stretch(rig, crew, Stretch.BEFORE, USUAL_A_SECOND, BEFORE_SECONDS, all, threads);
      stretch(rig, crew, Stretch.BURST, BURST_A_SECOND, BURST_SECONDS, all, threads);
      stretch(rig, crew, Stretch.RECOVERY, USUAL_A_SECOND, RECOVERY_SECONDS, all, threads);
      stretch(rig, crew, Stretch.AFTER, USUAL_A_SECOND, AFTER_SECONDS, all, threads);
      threads.shutdown();
      threads.awaitTermination(2, TimeUnit.MINUTES);
      came.addAll(all);
    }
    return figures(rig, site, came);
  }

  private static void stretch(
      Rig rig,
      Crew crew,
      Stretch stretch,
      int aSecond,
      int seconds,
      ConcurrentHashMap.KeySetView<Came, Boolean> came,
      java.util.concurrent.ExecutorService threads) {
    var many = rig.of(aSecond * seconds, 10);
    rig.say("bench.burst.stretch", many, aSecond);
    var began = System.nanoTime();
    for (var nth = 0; nth < many; nth++) {
      LockSupport.parkNanos(began + nth * 1_000_000_000L / aSecond - System.nanoTime());
      var who = nth;
      threads.execute(() -> came.add(new Came(stretch, one(crew, who))));
    }
  }

  private static Outcome one(Crew crew, int who) {
    var began = System.nanoTime();
    try {
      var answer = crew.raise(who);
      var millis = (System.nanoTime() - began) / 1e6;
      return switch (answer.status()) {
        case 200 -> new Outcome.Kept(Crew.number(answer), millis);
        case 429, 503 -> new Outcome.TooMany(millis);
        default -> new Outcome.Failed(answer.toString());
      };
    } catch (IOException | IllegalStateException failure) {
      return new Outcome.Failed(String.valueOf(failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Outcome.Failed("interrupted");
    }
  }

  private static List<Figure> figures(Rig rig, Site site, List<Came> came) throws SQLException {
    var kept = of(came, Outcome.Kept.class);
    var lost = kept.size() - found(site, kept.stream().map(Outcome.Kept::number).toList());
    var failed = of(came, Outcome.Failed.class);
    var refusedAfter =
        came.stream()
            .filter(one -> one.stretch() == Stretch.AFTER)
            .filter(one -> !(one.outcome() instanceof Outcome.Kept))
            .count();
    var before = p95(came, Stretch.BEFORE);
    var after = p95(came, Stretch.AFTER);
    return List.of(
        Figure.told(
            rig.text("bench.burst.in-burst"),
            rig.text(
                "bench.burst.outcome",
                count(came, Stretch.BURST, Outcome.Kept.class),
                count(came, Stretch.BURST, Outcome.TooMany.class)),
            rig.text("bench.burst.asked", count(came, Stretch.BURST, Outcome.class))),
        Figure.told(
            rig.text("bench.burst.longest"),
            rig.text("bench.ms", Pairs.shown(p95(came, Stretch.BURST))),
            ""),
        Figure.must(rig.text("bench.burst.lost"), Integer.toString(lost), "0", lost == 0),
        Figure.must(
            rig.text("bench.burst.failed"),
            failed.size() + failed.stream().findFirst().map(one -> ": " + one.why()).orElse(""),
            "0",
            failed.isEmpty()),
        Figure.judged(
            rig.text("bench.burst.after"),
            rig.text("bench.burst.after-shown", Pairs.shown(after), refusedAfter),
            rig.text("bench.burst.before-shown", Pairs.shown(before)),
            refusedAfter == 0 && after <= Math.max(NOT_FELT_MS, AS_BEFORE * before)));
  }

  private static <T extends Outcome> List<T> of(List<Came> came, Class<T> kind) {
    return came.stream().map(Came::outcome).filter(kind::isInstance).map(kind::cast).toList();
  }

  private static long count(List<Came> came, Stretch stretch, Class<? extends Outcome> kind) {
    return came.stream()
        .filter(one -> one.stretch() == stretch && kind.isInstance(one.outcome()))
        .count();
  }

  private static double p95(List<Came> came, Stretch stretch) {
    return Pairs.percentile(
        came.stream()
            .filter(one -> one.stretch() == stretch)
            .map(Came::outcome)
            .filter(Outcome.Kept.class::isInstance)
            .mapToDouble(one -> ((Outcome.Kept) one).millis())
            .toArray(),
        95);
  }

  /** How many of the acknowledged numbers the database has. */
  private static int found(Site site, List<String> numbers) throws SQLException {
    try (var superuser = site.superuser();
        var query =
            superuser.prepareStatement(
                "select count(*) from matters.matter where county = ? and number = any (?)")) {
      query.setInt(1, DataSet.LARGEST);
      query.setArray(2, superuser.createArrayOf("text", numbers.stream().distinct().toArray()));
      try (var rows = query.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }
}
