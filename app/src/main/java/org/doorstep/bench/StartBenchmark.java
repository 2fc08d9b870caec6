package org.doorstep.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;
import org.springframework.util.FileSystemUtils;

/**
 * From the command to the first page: on an empty data folder and an empty cache in under 10 s,
 * afterwards in under 4 s and 6 CPU seconds.
 *
 * <p>Afterwards means with what Java learnt after the first start. PostgreSQL's share of the CPU is
 * counted; the short command that lays out the program and starts it is not.
 */
public final class StartBenchmark implements Benchmark {

  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LATER = Duration.ofSeconds(4);
  private static final Duration CPU = Duration.ofSeconds(6);
  private static final Duration LESSONS = Duration.ofMinutes(10);
  private static final int STARTS = 7;

  /** Made by the service loader. */
  public StartBenchmark() {}

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var cache = rig.folder("start.cache");
    FileSystemUtils.deleteRecursively(cache);
    var site = rig.bare("start").learning(cache);
    var first = start(site);
    if (rig.full()) {
      awaitLessons(site);
    }
    var starts = new ArrayList<Started>();
    for (var start = 0; start < rig.of(STARTS, 1); start++) {
      site.stop();
      starts.add(start(site));
    }
    site.stop();
    FileSystemUtils.deleteRecursively(cache);
    var took = median(starts.stream().map(Started::took).toList());
    var cpu = median(starts.stream().map(Started::cpu).toList());
    return List.of(
        Figure.judged(
            rig.text("bench.start.first"),
            rig.text("bench.seconds", shown(first.took)),
            rig.text("bench.at-most-seconds", shown(FIRST)),
            first.took.compareTo(FIRST) < 0),
        Figure.told(
            rig.text("bench.start.first-cpu"), rig.text("bench.seconds", shown(first.cpu)), ""),
        Figure.judged(
            rig.text("bench.start.later"),
            rig.text("bench.seconds", shown(took)),
            rig.text("bench.at-most-seconds", shown(LATER)),
            took.compareTo(LATER) < 0),
        Figure.judged(
            rig.text("bench.start.later-cpu"),
            rig.text("bench.seconds", shown(cpu)),
            rig.text("bench.at-most-seconds", shown(CPU)),
            cpu.compareTo(CPU) < 0));
  }

  private record Started(Duration took, Duration cpu) {}

  private static Started start(Site site) throws Exception {
    var began = System.nanoTime();
    site.launch();
    new Client(site).get("/sign-in").expect(200);
    return new Started(Duration.ofNanos(System.nanoTime() - began), Cpu.of(site).both());
  }

  private static void awaitLessons(Site site) throws IOException, InterruptedException {
    var until = System.nanoTime() + LESSONS.toNanos();
    while (!site.hasLearnt()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("Java has not learnt the program; see " + site.log());
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static Duration median(List<Duration> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String shown(Duration duration) {
    return Pairs.shown(duration.toMillis() / 1e3);
  }
}
