package org.doorstep.engagements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.doorstep.engagements.EngagementStore.Mark;
import org.doorstep.matters.Matter;
import org.doorstep.matters.Matters;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.staff.Officials;
import org.doorstep.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What happened at a door, newest first: meetings, matters and promises, a screen at a time. */
@Component
class DoorTimeline {

  private static final int SCREEN = 20;

  /** One screen of what happened; next is where the following one begins. */
  record Screen(List<TimelineEntry> entries, @Nullable Mark next) {}

  private record Happened(Mark mark, @Nullable UUID who, Told told) {}

  private interface Told {
    TimelineEntry in(Words t, String who);
  }

  private final Visits visits;
  private final Matters matters;
  private final Tasks tasks;
  private final Officials officials;

  DoorTimeline(Visits visits, Matters matters, Tasks tasks, Officials officials) {
    this.visits = visits;
    this.matters = matters;
    this.tasks = tasks;
    this.officials = officials;
  }

  /** A screen of what happened before a mark; null begins with the newest. */
  @Transactional(readOnly = true)
  public Screen of(UUID door, @Nullable Mark before, Words t) {
    var all = new ArrayList<Happened>();
    for (var held : visits.at(door, before, SCREEN + 1)) {
      all.add(
          new Happened(
              new Mark(held.begun(), held.id()),
              held.official(),
              (say, who) -> met(held, say, who)));
    }
    for (var matter : matters.ofRecipient(door)) {
      all.add(
          new Happened(
              new Mark(matter.raisedAt(), matter.id()), null, (say, _) -> raised(matter, say)));
    }
    for (var task : tasks.ofRecipient(door)) {
      all.add(
          new Happened(
              new Mark(task.madeAt(), task.id()),
              task.official(),
              (say, who) -> promised(task, say, who)));
      var ended = task.endedAt();
      if (ended != null) {
        all.add(
            new Happened(
                new Mark(ended, task.id()),
                task.official(),
                (say, who) -> ended(task, ended, say, who)));
      }
    }
    var order =
        Comparator.comparing((Happened one) -> one.mark().begun())
            .thenComparing(one -> one.mark().id().toString());
    var shown =
        all.stream()
            .filter(one -> before == null || isBefore(one.mark(), before))
            .sorted(order.reversed())
            .limit(SCREEN + 1)
            .toList();
    var screen = shown.subList(0, Math.min(SCREEN, shown.size()));
    var names = names(screen);
    return new Screen(
        screen.stream()
            .map(
                one -> one.told().in(t, one.who() == null ? "" : names.getOrDefault(one.who(), "")))
            .toList(),
        shown.size() > SCREEN ? screen.getLast().mark() : null);
  }

  /** As PostgreSQL orders them: by time, then by the letters of the id. */
  private static boolean isBefore(Mark one, Mark other) {
    var byTime = one.begun().compareTo(other.begun());
    return byTime < 0 || (byTime == 0 && one.id().toString().compareTo(other.id().toString()) < 0);
  }

  private Map<UUID, String> names(List<Happened> screen) {
    Set<UUID> who = new HashSet<>();
    screen.forEach(one -> {
      if (one.who() != null) {
        who.add(one.who());
      }
    });
    return officials.names(who);
  }

  private static TimelineEntry met(Engagement held, Words t, String who) {
    var what = new StringBuilder(t.say(held.kind().word()));
    if (!held.met()) {
      what.append(t.lookup("engagements.told.not-home"));
    }
    if (held.bySomebodyElse() && held.met()) {
      what.append(t.lookup("engagements.told.somebody-else"));
    }
    if (!held.counts()) {
      what.append(t.lookup("engagements.told.corrected"));
    }
    return new TimelineEntry(
        held.begun().toString(),
        t.moment(held.begun()),
        who,
        what.toString(),
        held.heard(),
        held.counts() ? Tone.INFO : Tone.WARNING,
        "/visits/" + held.id());
  }

  private static TimelineEntry raised(Matter.Line matter, Words t) {
    return new TimelineEntry(
        matter.raisedAt().toString(),
        t.moment(matter.raisedAt()),
        matter.number().toString(),
        t.say("engagements.told.raised", matter.title(), t.say(matter.state().word())),
        "",
        matter.state().open() ? Tone.INFO : Tone.SUCCESS,
        "/matters/" + matter.number());
  }

  private static TimelineEntry promised(Tasks.Task task, Words t, String who) {
    return new TimelineEntry(
        task.madeAt().toString(),
        t.moment(task.madeAt()),
        who,
        t.say("engagements.told.promised", t.day(task.due())),
        task.text(),
        Tone.INFO);
  }

  private static TimelineEntry ended(Tasks.Task task, Instant ended, Words t, String who) {
    return new TimelineEntry(
        ended.toString(),
        t.moment(ended),
        who,
        t.say("engagements.told." + task.state(), task.text()),
        task.note(),
        task.state().equals("kept") ? Tone.SUCCESS : Tone.DANGER);
  }
}
