package org.doorstep.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Runs the benchmarks, or those that are named, and prints each figure beside its baseline. */
final class Bench {

  private Bench() {}

  static int run(Order order, Say say, ApplicationContext spring) {
    var all =
        spring.getBeanProvider(Benchmark.class).stream()
            .sorted(Comparator.comparing(Benchmark::name))
            .toList();
    if (order.has(Option.LIST)) {
      all.forEach(each -> say.line(each.name()));
      return 0;
    }
    var wanted = order.operands();
    for (var name : wanted) {
      if (all.stream().noneMatch(each -> each.name().equals(name))) {
        throw Trouble.asked("trouble.benchmark", name);
      }
    }
    var rows = new ArrayList<List<String>>();
    var passed = true;
    for (var each : all) {
      if (wanted.isEmpty() || wanted.contains(each.name())) {
        say.step("bench.running", each.name());
        var verdict = each.run(line -> say.line(Say.STEP + line));
        passed &= verdict.passed();
        rows.add(
            List.of(
                each.name(),
                verdict.figure(),
                verdict.baseline(),
                say.text(verdict.passed() ? "bench.passed" : "bench.failed")));
      }
    }
    say.line("");
    say.table(rows);
    return passed ? 0 : 1;
  }
}
