package org.doorstep.deadlines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.doorstep.deadlines.Deadline.Waiting;
import org.doorstep.deadlines.pages.WhyPart;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.staff.Officials;
import org.springframework.stereotype.Component;

/** Writes the working behind a date as people read it; also for pages of other modules. */
@Component
public class WhyParts {

  private final Officials officials;

  WhyParts(Officials officials) {
    this.officials = officials;
  }

  /** The working of a clock, for {@code deadlines/why.jte}. */
  public WhyPart of(Why why, Words t) {
    var names = officials.names(grantedBy(why.inputs()));
    return part(why.inputs(), why.reckoning(), t.say(why.state()), state(why), names, t);
  }

  /** The working of inputs nobody stored. */
  WhyPart of(ClockInputs inputs, Reckoning reckoning, Words t) {
    var names = officials.names(grantedBy(inputs));
    return part(inputs, reckoning, "", Due.State.NONE, names, t);
  }

  private static WhyPart part(
      ClockInputs inputs,
      Reckoning reckoning,
      String state,
      Due.State mark,
      Map<UUID, String> names,
      Words t) {
    var rule = inputs.rule();
    var awaiting =
        reckoning.deadline() instanceof Deadline.Due due
            ? due.awaitingYear().map(String::valueOf).orElse("")
            : "";
    var facts = new ArrayList<Fact>();
    if (!state.isEmpty()) {
      facts.add(new Fact("deadlines.why.state", state));
    }
    facts.add(
        new Fact(
            "deadlines.why.rule",
            t.say(
                "deadlines.why.rule-version",
                Rules.name(t, rule.id()),
                Integer.toString(rule.version()),
                length(rule, t))));
    facts.add(new Fact("deadlines.why.basis", basis(rule.basis(), t)));
    facts.add(
        new Fact(
            "deadlines.why.start",
            t.moment(inputs.startedAt()) + " · " + t.lookup(key("starts", rule.startsFrom()))));
    facts.add(new Fact("deadlines.why.calendar", inputs.calendarVersion().replace("+", " + ")));
    return new WhyPart(
        due(reckoning.deadline(), mark, t),
        awaiting,
        facts,
        reckoning.working().stream().map(line -> line(line, names, t)).toList());
  }

  static String length(DeadlineRule rule, Words t) {
    return rule.amount() + " " + t.lookup(key("unit", rule.unit()));
  }

  /** The document and its article, and how sure we are of them. */
  static String basis(LegalBasis basis, Words t) {
    var standing = t.lookup(key("standing", basis.standing()));
    return basis.document().isEmpty()
        ? standing
        : (basis.document() + " " + basis.article()).strip() + " · " + standing;
  }

  static String key(String kind, Enum<?> constant) {
    return "deadlines." + kind + "." + constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Due due(Deadline deadline, Due.State mark, Words t) {
    return switch (deadline) {
      case Deadline.Due due -> new Due(mark, day(due.dueOn(), t), due.provisional());
      case Waiting _ -> Due.on(Due.State.NONE, "");
    };
  }

  private static String day(LocalDate day, Words t) {
    return t.day(day);
  }

  private static Due.State state(Why why) {
    return switch (why.state().key()) {
      case "deadlines.state.running" -> Due.State.ON_TIME;
      case "deadlines.state.at-risk" -> Due.State.AT_RISK;
      case "deadlines.state.overdue", "deadlines.state.met-late" -> Due.State.OVERDUE;
      case "deadlines.state.met-in-time" -> Due.State.DONE;
      default -> Due.State.NONE;
    };
  }

  private static WhyPart.Line line(WorkingLine line, Map<UUID, String> names, Words t) {
    var named =
        line instanceof WorkingLine.Extended extended
            ? new WorkingLine.Extended(
                extended.amount(),
                extended.unit(),
                name(extended.grantedBy(), names, t),
                extended.grantedOn(),
                extended.reason())
            : line;
    var number =
        switch (named) {
          case WorkingLine.Counted counted -> Integer.toString(counted.number());
          case WorkingLine.CountedMakeUpDay counted -> Integer.toString(counted.number());
          default -> "";
        };
    return new WhyPart.Line(number, t.say(named.word(t.locale())));
  }

  /** Who granted an extension is stored as an id, and named where the reader may know the name. */
  private static String name(String grantedBy, Map<UUID, String> names, Words t) {
    return id(grantedBy).stream()
        .map(id -> names.getOrDefault(id, t.say(new Word("deadlines.why.somebody"))))
        .findFirst()
        .orElse(grantedBy);
  }

  private static Set<UUID> grantedBy(ClockInputs inputs) {
    var ids = new HashSet<UUID>();
    inputs.extensions().forEach(extension -> ids.addAll(id(extension.grantedBy())));
    return ids;
  }

  private static List<UUID> id(String text) {
    try {
      return List.of(UUID.fromString(text));
    } catch (IllegalArgumentException name) {
      return List.of();
    }
  }
}
