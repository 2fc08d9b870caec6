package org.doorstep.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;

/**
 * One matter from the door to the answer, at a million matters and at ten thousand: CPU and blocks
 * within a tenth of each other, 95 of 100 answers at 50 clients in under 300 ms, no error, and the
 * program at its peak under 512 MiB (design.md, section 10).
 */
public final class LifecycleBenchmark implements Benchmark {

  private static final int CLIENTS = 50;
  private static final int LIFECYCLES = 200;

  /** So long that it does not matter that all began at once, with the same step. */
  private static final int WAITED_FOR = 1_200;

  /** Fewer rounds than elsewhere: both programs are as new, and each is measured by the other. */
  private static final int WARM = 8;

  /** The program seals every five minutes. */
  private static final int SEALED_AT_MOST = 330;

  private static final long FEW = 1_000;
  private static final double WITHIN = 1.10;
  private static final int ANSWER_MS = 300;
  private static final int MEMORY_MIB = 512;

  /** Made by the service loader. */
  public LifecycleBenchmark() {}

  @Override
  public String name() {
    return "lifecycle";
  }

  /** A program with people at work in it, and what their work has cost. */
  private static final class Worked {
    final Site site;
    final Crew crew;
    final List<Double> blocks = new ArrayList<>();
    final List<double[]> answers = new ArrayList<>();
    int failed;
    String failure = "";

    Worked(Rig rig, Site site) throws Exception {
      this.site = site;
      this.crew = Crew.of(site, clients(rig));
      if (rig.full()) {
        waitForSeals();
      }
    }

    /** What was done here before is sealed first: that is not these lifecycles' to pay for. */
    private void waitForSeals() throws Exception {
      try (var superuser = site.superuser();
          var statement = superuser.createStatement()) {
        for (var times = 0; times < SEALED_AT_MOST; times++) {
          try (var open =
              statement.executeQuery("select count(*) from audit.entry where seal is null")) {
            open.next();
            if (open.getLong(1) < FEW) {
              return;
            }
          }
          Thread.sleep(Duration.ofSeconds(1));
        }
      }
    }

    /** CPU milliseconds of one lifecycle of a round. */
    double round(Rig rig) throws Exception {
      return lifecycles(rig, rig.of(LIFECYCLES, 4));
    }

    /** CPU milliseconds of one of so many lifecycles. */
    double lifecycles(Rig rig, int many) throws Exception {
      try (var superuser = site.superuser()) {
        Statements.reset(superuser);
        crew.answers();
        var before = Cpu.of(site);
        var load = Load.of(clients(rig), many, (client, _) -> crew.lifecycle(client));
        var cost = Cpu.of(site).since(before).millisEach(many);
        blocks.add((double) Statements.blocks(superuser) / many);
        answers.add(crew.answers());
        failed += load.failed();
        failure = load.failures().stream().findFirst().orElse(failure);
        rig.say(
            "bench.lifecycle.round",
            many,
            load.took().toMillis() / 1e3,
            site.folder().getFileName());
        return cost;
      }
    }

    double percentile(int percent) {
      return Pairs.percentile(answers.stream().flatMapToDouble(Arrays::stream).toArray(), percent);
    }
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var small = new Worked(rig, MadeSites.small(rig));
    var large = new Worked(rig, MadeSites.large(rig));
    warm(rig, small);
    warm(rig, large);
    var cpu = Pairs.of(rig.of(Pairs.MANY, 1), () -> large.round(rig), () -> small.round(rig));
    var blocks = new Pairs(List.copyOf(large.blocks), List.copyOf(small.blocks));
    for (var worked : List.of(small, large)) {
      worked.answers.clear();
      worked.lifecycles(rig, rig.of(WAITED_FOR, 4));
    }
    return List.of(
        judged(rig, "bench.lifecycle.cpu", cpu, "bench.ms"),
        judged(rig, "bench.lifecycle.blocks", blocks, "bench.blocks"),
        Figure.judged(
            rig.text("bench.lifecycle.answer", clients(rig)),
            rig.text("bench.ms", Pairs.shown(large.percentile(95))),
            rig.text("bench.under-ms", ANSWER_MS),
            large.percentile(95) < ANSWER_MS),
        Figure.told(
            rig.text("bench.lifecycle.answer-median", clients(rig)),
            rig.text("bench.ms", Pairs.shown(large.percentile(50))),
            rig.text("bench.ms", Pairs.shown(small.percentile(50)))),
        Figure.must(
            rig.text("bench.lifecycle.failed"),
            large.failed + small.failed + " " + large.failure + small.failure,
            "0",
            large.failed + small.failed == 0),
        Figure.judged(
            rig.text("bench.lifecycle.memory"),
            rig.text("bench.mib", Cpu.peakMiB(large.site)),
            rig.text("bench.at-most-mib", MEMORY_MIB),
            Cpu.peakMiB(large.site) < MEMORY_MIB));
  }

  private static int clients(Rig rig) {
    return rig.of(CLIENTS, 2);
  }

  private static void warm(Rig rig, Worked worked) throws Exception {
    Pairs.warm(rig.of(WARM, 1), () -> worked.round(rig));
    worked.blocks.clear();
  }

  private static Figure judged(Rig rig, String what, Pairs pairs, String unit) {
    var ratio = pairs.ratio();
    var shown = DoubleStream.of(pairs.one(), pairs.other()).mapToObj(Pairs::shown).toList();
    return Figure.judged(
        rig.text(what),
        rig.text("bench.lifecycle.ratio", rig.text(unit, shown.get(0)), Pairs.shown(ratio)),
        rig.text("bench.lifecycle.beside", rig.text(unit, shown.get(1)), Pairs.shown(WITHIN)),
        ratio <= WITHIN);
  }
}
