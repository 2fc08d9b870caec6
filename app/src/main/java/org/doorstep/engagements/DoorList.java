package org.doorstep.engagements;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.pairings.Links;
import org.doorstep.places.Division.Level;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.recipients.Recipients.Order;
import org.doorstep.shared.Initials;
import org.doorstep.shared.Scope;
import org.doorstep.shared.SearchText;
import org.doorstep.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** My doors: those one is linked with, and those of one's place; from the records alone. */
@Component
class DoorList {

  static final int SCREEN = 25;

  /** In which order doors are read. */
  enum Sort {
    LONGEST,
    NAME,
    VILLAGE
  }

  /** A door with what one has to know before knocking. */
  record Line(Recipient door, @Nullable Instant lastMet, int owed, @Nullable LocalDate revisit) {

    @Override
    public String toString() {
      return "Line[" + door.id() + "]";
    }
  }

  /** One screen of doors; next is the last door on it when there are more. */
  record Screen(List<Line> lines, @Nullable UUID next) {}

  /** What one has done this month, in figures. */
  record Month(int linked, int visited, int villageDays) {}

  private final Links links;
  private final Recipients recipients;
  private final Visits visits;
  private final Tasks tasks;
  private final Clock clock;

  DoorList(Links links, Recipients recipients, Visits visits, Tasks tasks, Clock clock) {
    this.links = links;
    this.recipients = recipients;
    this.visits = visits;
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The doors one is linked with today, some of them by village or because they were visited. */
  @Transactional(readOnly = true)
  public Screen linked(Sort sort, String village, boolean visited, @Nullable UUID after) {
    var doors = linkedDoors();
    var lastMet = visits.lastMet(doors.keySet());
    var again = visits.revisits(doors.keySet());
    var seen = visited ? visitedThisMonth(doors.keySet()) : doors.keySet();
    var ordered =
        doors.values().stream()
            .filter(door -> village.isEmpty() || door.place().equals(village))
            .filter(door -> seen.contains(door.id()))
            .sorted(order(sort, lastMet, again))
            .toList();
    var from = 0;
    for (var i = 0; i < ordered.size(); i++) {
      if (ordered.get(i).id().equals(after)) {
        from = i + 1;
      }
    }
    return screen(ordered.subList(from, Math.min(ordered.size(), from + SCREEN + 1)));
  }

  /** The doors of one's place or of a village in it. */
  @Transactional(readOnly = true)
  public Screen under(String place, Sort sort, @Nullable UUID after) {
    var order = sort == Sort.LONGEST ? Order.LONGEST_NOT_MET : Order.VILLAGE;
    var last = after == null ? null : recipients.find(after).orElse(null);
    return screen(recipients.under(place, order, last, SCREEN + 1));
  }

  /** Doors by what was typed: one's own wherever they are, then those of one's place. */
  @Transactional(readOnly = true)
  public Screen found(String typed) {
    var found = new LinkedHashMap<UUID, Recipient>();
    linkedDoors().values().stream()
        .filter(door -> SearchText.ofPerson(door.name()).matches(typed))
        .forEach(door -> found.put(door.id(), door));
    recipients.search(typed).forEach(door -> found.putIfAbsent(door.id(), door));
    return screen(found.values().stream().limit(SCREEN).toList());
  }

  /** The villages of the doors one is linked with. */
  @Transactional(readOnly = true)
  public Set<String> villages() {
    return linkedDoors().values().stream().map(Recipient::place).collect(Collectors.toSet());
  }

  /** This month so far: doors linked, doors of these visited, days out in a village (M6). */
  @Transactional(readOnly = true)
  public Month month() {
    var linked = linkedDoors().keySet();
    var days = new HashSet<LocalDate>();
    for (var held : heldThisMonth()) {
      if (inVillage(held)) {
        days.add(LocalDate.ofInstant(held.begun(), Scope.current().zone()));
      }
    }
    return new Month(linked.size(), visitedThisMonth(linked).size(), days.size());
  }

  /** Whether it took place in a village, and people were met: what the quota of M6 counts. */
  static boolean inVillage(Engagement held) {
    return held.met() && Level.VILLAGE.isReachedBy(held.place());
  }

  private Map<UUID, Recipient> linkedDoors() {
    return recipients.some(links.doorsOf(Scope.current().officialOrRefuse()));
  }

  private Set<UUID> visitedThisMonth(Set<UUID> linked) {
    return heldThisMonth().stream()
        .filter(Engagement::met)
        .map(Engagement::recipient)
        .filter(linked::contains)
        .collect(Collectors.toSet());
  }

  private List<Engagement> heldThisMonth() {
    var scope = Scope.current();
    var month = YearMonth.from(clock.instant().atZone(scope.zone()));
    return visits.of(
        scope.officialOrRefuse(), month.atDay(1), month.plusMonths(1).atDay(1), Visits.MONTH);
  }

  private Screen screen(List<Recipient> doors) {
    var shown = doors.subList(0, Math.min(SCREEN, doors.size()));
    var ids = shown.stream().map(Recipient::id).toList();
    var lastMet = visits.lastMet(ids);
    var owed = tasks.promisesAt(ids);
    var again = visits.revisits(ids);
    return new Screen(
        shown.stream()
            .map(door ->
                new Line(
                    door,
                    lastMet.get(door.id()),
                    owed.getOrDefault(door.id(), 0),
                    again.get(door.id())))
            .toList(),
        doors.size() > SCREEN ? shown.getLast().id() : null);
  }

  /** Who waits longest comes first, before them where one promised to try again. */
  private static Comparator<Recipient> order(
      Sort sort, Map<UUID, Instant> lastMet, Map<UUID, LocalDate> again) {
    var by =
        switch (sort) {
          case LONGEST ->
              Comparator.comparing((Recipient door) -> again.getOrDefault(door.id(), LocalDate.MAX))
                  .thenComparing(door -> lastMet.getOrDefault(door.id(), Instant.MIN));
          case NAME ->
              Comparator.comparing((Recipient door) -> Initials.pinyinOfPerson(door.name()));
          case VILLAGE -> Comparator.comparing(Recipient::place).thenComparing(Recipient::code);
        };
    return by.thenComparing(Recipient::id);
  }
}
