package org.doorstep.engagements;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.engagements.pages.DoorPage;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.Matters;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.doorstep.tasks.Tasks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is owed to a door: promises and matters with their dates and who holds them, what was
 * answered, and what not to ask again.
 */
@Component
class OwedToDoor {

  /** Within how many days a date is called near. */
  private static final int SOON = 3;

  private static final int ANSWERS = 5;

  private final Visits visits;
  private final Matters matters;
  private final Tasks tasks;
  private final Officials officials;
  private final Units units;
  private final Clock clock;

  OwedToDoor(
      Visits visits, Matters matters, Tasks tasks, Officials officials, Units units, Clock clock) {
    this.visits = visits;
    this.matters = matters;
    this.tasks = tasks;
    this.officials = officials;
    this.units = units;
    this.clock = clock;
  }

  /** As the reader may see it. */
  @Transactional(readOnly = true)
  public DoorPage.Owed of(Recipient door, Words t) {
    var promised =
        tasks.ofRecipient(door.id()).stream().filter(task -> task.state().equals("open")).toList();
    var raised = matters.ofRecipient(door.id());
    var holders = units.names(raised.stream().map(Matter.Line::holder).collect(Collectors.toSet()));
    var names = officials.names(holders(promised));
    return new DoorPage.Owed(
        promised.stream()
            .map(task ->
                new WorkRow(
                    "/commitments/" + task.id(),
                    "",
                    task.text(),
                    List.of(
                        task.official() == null
                            ? ""
                            : t.say(
                                "engagements.owed.by", names.getOrDefault(task.official(), ""))),
                    due(task.due(), t),
                    false))
            .toList(),
        raised.stream()
            .filter(matter -> matter.state().open())
            .filter(matter -> matter.state() != MatterState.Name.ANSWERED)
            .map(matter ->
                new WorkRow(
                    "/matters/" + matter.number(),
                    matter.number().toString(),
                    matter.title(),
                    List.of(
                        t.say(matter.state().word()),
                        t.say("engagements.owed.by", holders.getOrDefault(matter.holder(), ""))),
                    due(matter.due(), t),
                    false))
            .toList(),
        raised.stream().flatMap(matter -> answered(matter, t).stream()).limit(ANSWERS).toList(),
        revisit(door, t),
        known(door, t));
  }

  /** What was answered stands here, so that nobody asks about it as if it were new. */
  private List<TimelineEntry> answered(Matter.Line line, Words t) {
    if (line.state() != MatterState.Name.ANSWERED && line.state() != MatterState.Name.CLOSED) {
      return List.of();
    }
    var reply = matters.get(line.id()).reply();
    return reply == null
        ? List.of()
        : List.of(
            new TimelineEntry(
                reply.at().toString(),
                t.moment(reply.at()),
                line.number().toString(),
                line.title(),
                reply.text(),
                Tone.SUCCESS,
                "/matters/" + line.number()));
  }

  private String revisit(Recipient door, Words t) {
    var again = visits.revisits(List.of(door.id())).get(door.id());
    return again == null ? "" : t.day(again);
  }

  private static List<Fact> known(Recipient door, Words t) {
    var known = new ArrayList<Fact>();
    if (!door.cause().isEmpty()) {
      known.add(new Fact("engagements.door.cause", door.cause()));
    }
    if (!door.wishes().isEmpty()) {
      known.add(new Fact("engagements.door.wishes", door.wishes()));
    }
    if (!door.categories().isEmpty()) {
      known.add(
          new Fact(
              "engagements.door.categories",
              door.categories().stream()
                  .map(category -> t.say("imports.category." + category))
                  .collect(Collectors.joining(t.lookup("engagements.and")))));
    }
    return known;
  }

  private Due due(LocalDate day, Words t) {
    var today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
    var state =
        day.isBefore(today)
            ? Due.State.OVERDUE
            : day.isAfter(today.plusDays(SOON)) ? Due.State.ON_TIME : Due.State.AT_RISK;
    return Due.on(state, t.day(day));
  }

  private static Collection<UUID> holders(List<Tasks.Task> promised) {
    var holders = new HashSet<UUID>();
    for (var task : promised) {
      var holder = task.official();
      if (holder != null) {
        holders.add(holder);
      }
    }
    return holders;
  }
}
