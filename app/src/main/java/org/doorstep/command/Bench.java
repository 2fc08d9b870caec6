package org.doorstep.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the benchmarks, or those that are named, and prints each figure beside its baseline. */
final class Bench {

  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  private final Order order;
  private final Home home;
  private final Say say;
  private final Application application;

  private Bench(Order order, Home home, Say say, Application application) {
    this.order = order;
    this.home = home;
    this.say = say;
    this.application = application;
  }

  static int run(Order order, Home home, Say say, Application application) {
    var bench = new Bench(order, home, order.voice(say), application);
    return bench.run(say);
  }

  private int run(Say answer) {
    var all =
        StreamSupport.stream(ServiceLoader.load(Benchmark.class).spliterator(), false)
            .sorted(Comparator.comparing(Benchmark::name))
            .toList();
    if (order.has(Option.LIST)) {
      all.forEach(each -> say.line(each.name()));
      order.answer(answer, () -> Map.of("benchmarks", all.stream().map(Benchmark::name).toList()));
      return 0;
    }
    var wanted = order.operands();
    for (var name : wanted) {
      if (all.stream().noneMatch(each -> each.name().equals(name))) {
        throw Trouble.asked("trouble.benchmark", name);
      }
    }
    if (DatabaseServer.isElsewhere()) {
      throw Trouble.asked("trouble.bench-elsewhere");
    }
    var size = order.size();
    var table = new ArrayList<List<String>>();
    table.add(
        List.of("bench.name", "bench.what", "bench.measured", "bench.beside", "bench.verdict")
            .stream()
            .map(say::text)
            .toList());
    var figures = new ArrayList<Map<String, Object>>();
    var passed = true;
    for (var each : all) {
      if (wanted.isEmpty() || wanted.contains(each.name())) {
        say.step("bench.running", each.name());
        for (var figure : measure(each, size)) {
          passed &= accepted(figure, size);
          table.add(row(each, figure, size));
          figures.add(facts(each, figure));
        }
      }
    }
    say.line("");
    say.table(table);
    if (size < 100) {
      say.line("");
      say.say("bench.small", Double.toString(size));
    }
    var whole = passed;
    order.answer(answer, () -> Map.of("passed", whole, "size", size, "figures", figures));
    return passed ? 0 : 1;
  }

  private static Map<String, Object> facts(Benchmark benchmark, Figure figure) {
    return Map.of(
        "name", benchmark.name(),
        "what", figure.what(),
        "measured", figure.measured(),
        "beside", figure.beside(),
        "verdict", figure.verdict().name().toLowerCase(Locale.ROOT));
  }

  private List<Figure> measure(Benchmark benchmark, double size) {
    try (var rig = new Rig(home, say, size, application)) {
      return rig.full() ? besidePace(benchmark, rig) : benchmark.measure(rig);
    } catch (Exception failure) {
      LOG.error("{} could not be measured", benchmark.name(), failure);
      return List.of(
          Figure.must(
              say.text("bench.not-measured"), String.valueOf(failure.getMessage()), "", false));
    }
  }

  /** Times say little without how quick the machine was that minute. */
  private List<Figure> besidePace(Benchmark benchmark, Rig rig) throws Exception {
    var before = Pace.now();
    var figures = new ArrayList<>(benchmark.measure(rig));
    var after = Pace.now();
    figures.add(
        Figure.told(
            say.text("bench.pace"),
            say.text("bench.pace.alone", whole(before.alone()), whole(after.alone())),
            say.text("bench.pace.together", whole(before.together()), whole(after.together()))));
    return figures;
  }

  private static String whole(double millis) {
    return Long.toString(Math.round(millis));
  }

  private static boolean accepted(Figure figure, double size) {
    return switch (figure.verdict()) {
      case PASSED, TOLD -> true;
      case OVER -> size < 100;
      case WRONG -> false;
    };
  }

  private List<String> row(Benchmark benchmark, Figure figure, double size) {
    var verdict =
        switch (figure.verdict()) {
          case PASSED -> say.text("bench.passed");
          case OVER -> say.text(size < 100 ? "bench.over" : "bench.failed");
          case WRONG -> say.text("bench.failed");
          case TOLD -> "";
        };
    return List.of(benchmark.name(), figure.what(), figure.measured(), figure.beside(), verdict);
  }
}
