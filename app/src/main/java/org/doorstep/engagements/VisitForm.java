package org.doorstep.engagements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.engagements.pages.Typed;
import org.doorstep.matters.FollowCode;
import org.doorstep.matters.Matter;
import org.doorstep.matters.Raise;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Coded;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a visit is written down, as typed: at a door, or with people of a village, or
 * between two officials.
 *
 * @param door the recipient at whose door it was; null for none
 */
record VisitForm(Typed typed, @Nullable UUID door) {

  static final int HEARD_AT_MOST = 2000;
  static final int LINE_AT_MOST = 100;

  /** What the form asks for. */
  record Sent(Visit visit, Optional<Raising> raised, List<Promise> promises, String why) {

    @Override
    public String toString() {
      return "Sent[" + visit.id() + "]";
    }
  }

  /** A new form: today, the last half hour, and ids so that a second tap changes nothing. */
  static Typed blank(Clock clock, ZoneId zone, String kind, String place) {
    var now = clock.instant().atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    var begun = now.minusMinutes(30);
    var from = begun.toLocalDate().equals(now.toLocalDate()) ? begun.toLocalTime() : LocalTime.MIN;
    return Typed.beginning(
        "id", UUID.randomUUID(),
        "matter", UUID.randomUUID(),
        "code", FollowCode.random().value(),
        "promise-id", UUID.randomUUID(),
        "kind", kind,
        "place", place,
        "day", now.toLocalDate(),
        "from", from,
        "to", now.toLocalTime(),
        "came", "met",
        "served", Served.LIVELIHOODS.stored());
  }

  Checked<Sent> check(Instant now, boolean correcting) {
    var errors = new FieldErrors();
    var zone = Scope.current().zone();
    var kind = Kind.parse(typed.text("kind")).filter(this::fits);
    if (kind.isEmpty()) {
      errors.add("kind", new Word("engagements.kind.choose"));
    }
    var day = typed.day("day");
    var from = typed.time("from");
    var to = typed.time("to");
    var notHome = door != null && typed.text("came").equals("not-home");
    if (day.isEmpty()) {
      errors.add("day", new Word("engagements.day.wrong"));
    }
    if (from.isEmpty()) {
      errors.add("from", new Word("engagements.time.wrong"));
    }
    if (to.isEmpty()) {
      errors.add("to", new Word("engagements.time.wrong"));
    }
    var begun = moment(day, from, zone);
    var ended = moment(day, to, zone);
    if (begun.isPresent() && ended.isPresent()) {
      if (ended.get().isBefore(begun.get())) {
        errors.add("to", new Word("engagements.to.before"));
      } else if (ended.get().isAfter(now)) {
        errors.add("to", new Word("engagements.to.future"));
      }
    }
    var came = notHome ? notHome(errors, day, now, zone) : met(errors);
    var with = with(errors, kind);
    errors.limit("companions", typed.text("companions"), LINE_AT_MOST);
    if (correcting && typed.text("why").isEmpty()) {
      errors.add("why", new Word("engagements.why.empty"));
    }
    var raised = notHome || correcting ? Optional.<Raising>empty() : raised(errors);
    var promises =
        notHome || correcting
            ? List.<Promise>of()
            : promised(errors, LocalDate.ofInstant(now, zone));
    if (errors.none()
        && !correcting
        && Visits.saysNothing(came.orElseThrow(), raised.stream().toList(), promises)) {
      errors.add("heard", new Word("engagements.heard.nothing"));
    }
    if (!errors.none()) {
      return new Checked.Invalid<>(errors);
    }
    return new Checked.Valid<>(
        new Sent(
            new Visit(
                typed.id("id").orElseGet(UUID::randomUUID),
                kind.orElseThrow(),
                with.orElseThrow(),
                begun.orElseThrow(),
                ended.orElseThrow(),
                came.orElseThrow(),
                VisitChoices.occasion(typed.text("occasion")),
                typed.ids("alongside"),
                typed.text("companions")),
            raised,
            promises,
            typed.text("why")));
  }

  private boolean fits(Kind kind) {
    return door == null ? !kind.atDoor() : kind != Kind.OFFICIALS_TALK;
  }

  private Optional<Came> met(FieldErrors errors) {
    errors.limit("heard", typed.text("heard"), HEARD_AT_MOST);
    var served = Served.parse(typed.text("served"));
    if (served.isEmpty()) {
      errors.add("served", new Word("engagements.served.choose"));
    }
    return served.map(job -> new Came.Met(typed.text("heard"), job));
  }

  private Optional<Came> notHome(
      FieldErrors errors, Optional<LocalDate> day, Instant now, ZoneId zone) {
    var revisit = typed.day("revisit");
    var earliest = day.orElse(LocalDate.ofInstant(now, zone));
    if (revisit.isEmpty() || revisit.get().isBefore(earliest)) {
      errors.add("revisit", new Word("engagements.revisit.choose"));
    }
    return revisit.map(Came.NotHome::new);
  }

  private Optional<With> with(FieldErrors errors, Optional<Kind> kind) {
    if (door != null) {
      return Optional.of(new With.Door(door));
    }
    var place = typed.text("place");
    if (!place.matches("\\d{6,}")) {
      errors.add("place", new Word("engagements.place.choose"));
    }
    if (kind.filter(Kind.OFFICIALS_TALK::equals).isPresent()) {
      var colleague = typed.id("colleague");
      var superior = typed.id("superior");
      if (colleague.isEmpty()) {
        errors.add("colleague", new Word("engagements.colleague.choose"));
      }
      if (superior.isEmpty() || superior.equals(colleague)) {
        errors.add("superior", new Word("engagements.superior.choose"));
      }
      return errors.none()
          ? Optional.of(new With.Colleague(colleague.orElseThrow(), superior.orElseThrow(), place))
          : Optional.empty();
    }
    var persons = typed.text("persons");
    if (!persons.matches("[1-9]\\d{0,4}")) {
      errors.add("persons", new Word("engagements.persons.wrong"));
      return Optional.empty();
    }
    return Optional.of(new With.Gathering(place, Integer.parseInt(persons)));
  }

  private Optional<Raising> raised(FieldErrors errors) {
    if (!typed.anyOf("problem-title", "problem", "answer") && !typed.ticked("solved")) {
      return Optional.empty();
    }
    var kind =
        Coded.find(Matter.Kind.class, typed.text("problem-kind")).orElse(Matter.Kind.PROBLEM);
    var text = typed.text("problem");
    if (text.isEmpty()) {
      errors.add("problem", new Word("engagements.problem.empty"));
    }
    errors.limit("problem", typed.text("problem"), HEARD_AT_MOST);
    errors.limit("problem-title", typed.text("problem-title"), LINE_AT_MOST);
    var solved = typed.ticked("solved") ? typed.text("answer") : null;
    if (solved != null && solved.isEmpty()) {
      errors.add("answer", new Word("engagements.answer.empty"));
    }
    var title = typed.text("problem-title");
    return Optional.of(
        new Raising(
            typed.id("matter").orElseGet(UUID::randomUUID),
            FollowCode.parse(typed.text("code")).orElseGet(FollowCode::random),
            kind,
            title.isEmpty() ? Raise.titleOf(text) : title,
            text,
            typed.ticked("collective"),
            solved));
  }

  private List<Promise> promised(FieldErrors errors, LocalDate today) {
    if (!typed.anyOf("promise", "promise-by")) {
      return List.of();
    }
    var by = typed.day("promise-by").filter(day -> !day.isBefore(today));
    if (typed.text("promise").isEmpty()) {
      errors.add("promise", new Word("engagements.promise.empty"));
    }
    if (by.isEmpty()) {
      errors.add("promise-by", new Word("engagements.promise-by.wrong"));
    }
    return by.map(due ->
            List.of(
                new Promise(
                    typed.id("promise-id").orElseGet(UUID::randomUUID),
                    typed.text("promise"),
                    due)))
        .orElse(List.of());
  }

  private static Optional<Instant> moment(
      Optional<LocalDate> day, Optional<LocalTime> time, ZoneId zone) {
    return day.flatMap(on -> time.map(at -> on.atTime(at).atZone(zone).toInstant()));
  }

  @Override
  public String toString() {
    return "VisitForm";
  }
}
