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
import org.doorstep.matters.Categories.Category;
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

  /** What the page of a matter tells: what is known of it, and what happened, oldest first. */
  public record Told(List<Fact> facts, List<TimelineEntry> timeline) {}

  /** What those are called of whom a matter and its steps tell; empty for somebody unknown. */
  private record Names(
      Map<UUID, String> units, Map<UUID, String> officials, List<Category> categories) {

    String unit(UUID id) {
      return units.getOrDefault(id, "");
    }

    String official(UUID id) {
      return officials.getOrDefault(id, "");
    }
  }

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
    return told(t, matter, List.of()).facts();
  }

  /** The same, and what happened, with who and when, in the reader's words. */
  @Transactional(readOnly = true)
  public Told told(Words t, Matter matter, List<StepTaken> steps) {
    var names = names(matter, steps);
    return new Told(
        facts(t, matter, names),
        steps.stream()
            .map(step ->
                new TimelineEntry(
                    step.at().toString(),
                    t.moment(step.at()),
                    who(t, step, names),
                    what(t, step, names),
                    step.text(),
                    Tone.INFO))
            .toList());
  }

  /** Of whom and what a matter and its steps tell, each looked up once. */
  private Names names(Matter matter, List<StepTaken> steps) {
    var unitIds = new HashSet<>(unitsOf(matter));
    var officialIds = new HashSet<UUID>();
    var codes = new HashSet<String>();
    Optional.ofNullable(matter.origin().raisedBy()).ifPresent(officialIds::add);
    Optional.ofNullable(matter.about().category()).ifPresent(codes::add);
    for (var step : steps) {
      Optional.ofNullable(step.unit()).ifPresent(unitIds::add);
      unit(step, StepFacts.TO).ifPresent(unitIds::add);
      Optional.ofNullable(step.official()).ifPresent(officialIds::add);
      category(step).ifPresent(codes::add);
    }
    return new Names(
        units.names(unitIds), officials.names(officialIds), categories.listAbove(codes));
  }

  private List<Fact> facts(Words t, Matter matter, Names names) {
    var origin = matter.origin();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("matters.fact.holder", names.unit(matter.state().holder())));
    matter
        .state()
        .asked()
        .ifPresent(asked -> facts.add(new Fact("matters.fact.asked", names.unit(asked))));
    if (!matter.assisting().isEmpty()) {
      var helping = matter.assisting().stream().map(names::unit);
      facts.add(new Fact("matters.fact.assisting", helping.collect(Collectors.joining("、"))));
    }
    facts.addAll(about(t, matter.about(), names));
    facts.add(new Fact("matters.fact.channel", t.say(origin.channel().word())));
    facts.add(new Fact("matters.fact.raised-at", t.moment(origin.raisedAt())));
    var raisedBy = origin.raisedBy();
    if (raisedBy != null) {
      facts.add(new Fact("matters.fact.raised-by", names.official(raisedBy)));
    } else if (!origin.anonymous() && !origin.contactName().isEmpty()) {
      facts.add(new Fact("matters.fact.contact", origin.contactName()));
    }
    return facts;
  }

  private List<Fact> about(Words t, Matter.About about, Names names) {
    var facts = new ArrayList<Fact>();
    var category = about.category();
    facts.add(
        new Fact(
            "matters.fact.category",
            category == null
                ? t.say("matters.fact.category.none")
                : Categories.path(names.categories(), category, t.locale())));
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

  private static String who(Words t, StepTaken step, Names names) {
    if (step.role() == Role.RESIDENT || step.role() == Role.PUBLIC) {
      return t.say("matters.who.resident");
    }
    if (step.official() == null) {
      return t.say("matters.who.system");
    }
    var unit = step.unit() == null ? "" : names.unit(step.unit()) + " ";
    return unit + names.official(step.official());
  }

  /** Steps of the other lifecycles bring their own words: {@code matters.took.look-back.set}. */
  private String what(Words t, StepTaken step, Names names) {
    var name =
        step.lifecycle().equals(Timeline.HANDLING)
            ? step.step()
            : step.lifecycle() + "." + step.step();
    var to = unit(step, StepFacts.TO).map(names::unit).orElse("");
    return Objects.requireNonNullElse(
        source.getMessage(
            "matters.took." + name, new Object[] {to, fact(t, step, names)}, null, t.locale()),
        name);
  }

  /** The one fact a step's sentence may need. */
  private static String fact(Words t, StepTaken step, Names names) {
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
    var category = category(step);
    if (category.isPresent()) {
      return Categories.path(names.categories(), category.get(), t.locale());
    }
    if (facts.get("channel") instanceof String channel) {
      return t.say(Coded.read(Matter.Channel.class, channel).word());
    }
    return String.valueOf(facts.getOrDefault(StepFacts.EARLIER, ""));
  }

  private static Optional<String> category(StepTaken step) {
    return step.facts().get("category") instanceof String code
        ? Optional.of(code)
        : Optional.empty();
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
