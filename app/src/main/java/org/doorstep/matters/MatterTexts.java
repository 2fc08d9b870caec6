package org.doorstep.matters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what is known of a matter in the reader's language. */
@Component
public class MatterTexts {

  private final MessageSource source;
  private final Units units;
  private final Officials officials;
  private final Places places;
  private final Recipients recipients;
  private final Categories categories;
  private final Clock clock;

  MatterTexts(
      MessageSource source,
      Units units,
      Officials officials,
      Places places,
      Recipients recipients,
      Categories categories,
      Clock clock) {
    this.source = source;
    this.units = units;
    this.officials = officials;
    this.places = places;
    this.recipients = recipients;
    this.categories = categories;
    this.clock = clock;
  }

  public Words words(Locale reader) {
    return new Words(source, reader, Scope.current().zone());
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  /**
   * How a date stands today; null once it is answered and nothing is owed by it.
   *
   * @param atRisk whether its clock says so
   */
  @Nullable Due due(Words t, MatterState.Name state, LocalDate due, boolean atRisk) {
    if (!state.unanswered()) {
      return null;
    }
    var day = t.day(due);
    if (due.isBefore(today())) {
      return Due.on(Due.State.OVERDUE, day);
    }
    return Due.on(atRisk ? Due.State.AT_RISK : Due.State.ON_TIME, day);
  }

  static Tone tone(MatterState.Name state) {
    return switch (state) {
      case RAISED, OFFERED, HANDLING -> Tone.INFO;
      case RETURNED, DIVERTED -> Tone.WARNING;
      case ANSWERED, CLOSED -> Tone.SUCCESS;
      case WITHDRAWN -> Tone.INFO;
    };
  }

  /** The constants of a word as choices. */
  public static <E extends Enum<E> & Coded> List<Choice> choices(Words t, Class<E> words) {
    return Arrays.stream(words.getEnumConstants())
        .map(word -> new Choice(word.stored(), t.say(word.word())))
        .toList();
  }

  public static List<Choice> choices(List<Unit> units) {
    return units.stream().map(unit -> new Choice(unit.id().toString(), unit.name())).toList();
  }

  /** What is known of a matter; whose it is only for those who may see it. */
  @Transactional(readOnly = true)
  public List<Fact> facts(Words t, Matter matter) {
    var about = matter.about();
    var origin = matter.origin();
    var names = units.names(unitsOf(matter));
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("matters.fact.holder", names.getOrDefault(matter.state().holder(), "")));
    matter
        .state()
        .asked()
        .ifPresent(
            asked -> facts.add(new Fact("matters.fact.asked", names.getOrDefault(asked, ""))));
    if (!matter.assisting().isEmpty()) {
      var helping = matter.assisting().stream().map(id -> names.getOrDefault(id, ""));
      facts.add(new Fact("matters.fact.assisting", helping.collect(Collectors.joining("、"))));
    }
    facts.addAll(about(t, about));
    facts.add(new Fact("matters.fact.channel", t.say(origin.channel().word())));
    facts.add(new Fact("matters.fact.raised-at", t.moment(origin.raisedAt())));
    var raisedBy = origin.raisedBy();
    if (raisedBy != null) {
      var name = officials.names(List.of(raisedBy)).getOrDefault(raisedBy, "");
      facts.add(new Fact("matters.fact.raised-by", name));
    } else if (!origin.anonymous() && !origin.contactName().isEmpty()) {
      facts.add(new Fact("matters.fact.contact", origin.contactName()));
    }
    return facts;
  }

  private List<Fact> about(Words t, Matter.About about) {
    var facts = new ArrayList<Fact>();
    var category = about.category();
    facts.add(
        new Fact(
            "matters.fact.category",
            category == null
                ? t.say("matters.fact.category.none")
                : Categories.path(categories.list(), category, t.locale())));
    facts.add(new Fact("matters.fact.kind", t.say(about.kind().word())));
    facts.add(new Fact("matters.fact.priority", t.say(about.priority().word())));
    facts.add(new Fact("matters.fact.place", places.name(about.place())));
    facts.add(
        new Fact(
            "matters.fact.concerns",
            t.say(about.collective() ? "matters.concerns.collective" : "matters.concerns.person")));
    var recipient = about.recipient();
    if (recipient != null) {
      facts.add(
          recipients
              .find(recipient)
              .map(door -> new Fact("matters.fact.recipient", door.name(), "/doors/" + recipient))
              .orElseGet(() ->
                  new Fact("matters.fact.recipient", t.say("matters.fact.recipient.hidden"))));
    }
    return facts;
  }

  /** What happened, with who and when, in the reader's words. */
  @Transactional(readOnly = true)
  public List<TimelineEntry> timeline(Words t, List<StepTaken> steps) {
    var unitIds = new HashSet<UUID>();
    var officialIds = new HashSet<UUID>();
    for (var step : steps) {
      if (step.unit() != null) {
        unitIds.add(step.unit());
      }
      if (step.official() != null) {
        officialIds.add(step.official());
      }
      unit(step, StepFacts.TO).ifPresent(unitIds::add);
    }
    var unitNames = units.names(unitIds);
    var names = officials.names(officialIds);
    return steps.stream()
        .map(step ->
            new TimelineEntry(
                step.at().toString(),
                t.moment(step.at()),
                who(t, step, unitNames, names),
                what(t, step, unitNames),
                step.text(),
                Tone.INFO))
        .toList();
  }

  private static String who(
      Words t, StepTaken step, Map<UUID, String> units, Map<UUID, String> names) {
    if (step.role() == Role.RESIDENT || step.role() == Role.PUBLIC) {
      return t.say("matters.who.resident");
    }
    if (step.official() == null) {
      return t.say("matters.who.system");
    }
    var unit = step.unit() == null ? "" : units.getOrDefault(step.unit(), "") + " ";
    return unit + names.getOrDefault(step.official(), "");
  }

  /** Steps of the other lifecycles bring their own words: {@code matters.took.look-back.set}. */
  private String what(Words t, StepTaken step, Map<UUID, String> units) {
    var name =
        step.lifecycle().equals(Timeline.HANDLING)
            ? step.step()
            : step.lifecycle() + "." + step.step();
    var to = unit(step, StepFacts.TO).map(id -> units.getOrDefault(id, "")).orElse("");
    return Objects.requireNonNullElse(
        source.getMessage(
            "matters.took." + name, new Object[] {to, fact(t, step)}, null, t.locale()),
        name);
  }

  /** The one fact a step's sentence may need. */
  private String fact(Words t, StepTaken step) {
    var facts = step.facts();
    if (step.lifecycle().equals(Timeline.CLOCK) && facts.get(StepFacts.DUE) instanceof String due) {
      return t.day(LocalDate.parse(due));
    }
    if (facts.get(StepFacts.OUTCOME) instanceof String outcome) {
      return t.say(Coded.read(MatterState.Outcome.class, outcome).word());
    }
    if (facts.get(StepFacts.REASON) instanceof String reason) {
      var look = LocalDate.parse(String.valueOf(facts.get(StepFacts.NEXT_LOOK)));
      return t.say(
          "matters.took.divert.why",
          t.say(Coded.read(MatterState.ReasonClass.class, reason).word()),
          t.day(look));
    }
    if (facts.get("category") instanceof String category) {
      return Categories.path(categories.list(), category, t.locale());
    }
    if (facts.get("channel") instanceof String channel) {
      return t.say(Coded.read(Matter.Channel.class, channel).word());
    }
    return String.valueOf(facts.getOrDefault(StepFacts.EARLIER, ""));
  }

  private static Optional<UUID> unit(StepTaken step, String key) {
    return step.facts().get(key) instanceof String id
        ? Optional.of(UUID.fromString(id))
        : Optional.empty();
  }

  private static List<UUID> unitsOf(Matter matter) {
    var ids = new ArrayList<>(matter.assisting());
    ids.add(matter.state().holder());
    matter.state().asked().ifPresent(ids::add);
    return ids;
  }
}
