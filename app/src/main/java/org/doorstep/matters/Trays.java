package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;
import static org.doorstep.db.matters.Tables.TRAY;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Line;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Counts;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record6;
import org.jooq.Record9;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What lies in the trays of whoever is asking: the most urgent first, one screen at a time. */
@Repository
public class Trays {

  private static final int SCREEN = 25;

  /** So many of those due next are held against their clocks at a time, at most so many times. */
  private static final int LOOKED_THROUGH = Counts.MOST;

  private static final int ROUNDS = 10;

  private static final List<String> OWED =
      Stream.of(MatterState.Name.values())
          .filter(MatterState.Name::unanswered)
          .map(MatterState.Name::stored)
          .toList();

  /** As many earlier matters are compared with one that is being sorted. */
  private static final int COMPARED = 200;

  /** How far the time of what is shown has gone. */
  enum Late {
    ANY,
    SOON,
    YES
  }

  /**
   * What of a tray to show.
   *
   * @param state only matters in this state; null for all that are open
   * @param late only those at risk or overdue
   * @param today the day on which they are
   */
  record Filter(
      UUID seat, TrayPart part, MatterState.@Nullable Name state, Late late, LocalDate today) {}

  /** The line a screen ended with. The date alone is not unique; with the id no line is missed. */
  record Mark(LocalDate due, UUID matter) {

    static Optional<Mark> parse(String written) {
      try {
        var parts = written.split("_", 2);
        return parts.length == 2
            ? Optional.of(new Mark(LocalDate.parse(parts[0]), UUID.fromString(parts[1])))
            : Optional.empty();
      } catch (java.time.DateTimeException | IllegalArgumentException notAMark) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return due + "_" + matter;
    }
  }

  record Screen(List<Line> lines, Optional<Mark> next) {}

  /**
   * A screen of a tray, and what a page says beside it.
   *
   * @param atRisk which of its lines are
   * @param counts how many lines there are behind each tab, see {@link Counts}
   */
  record Shown(Screen screen, Set<UUID> atRisk, Map<Filter, Integer> counts) {

    int count(Filter tab) {
      return counts.getOrDefault(tab, 0);
    }
  }

  /** An earlier matter, to learn from and to compare with. */
  public record Earlier(
      MatterNumber number,
      String place,
      Instant raisedAt,
      @Nullable String category,
      String title,
      String text,
      MatterState.Name state) {

    @Override
    public String toString() {
      return "Earlier[" + number + "]";
    }
  }

  private final DSLContext db;
  private final EarlierTexts texts;
  private final MatterClocks clocks;

  Trays(DSLContext db, EarlierTexts texts, MatterClocks clocks) {
    this.db = db;
    this.texts = texts;
    this.clocks = clocks;
  }

  /**
   * What a filter shows after a mark, with the tabs above it. Only clocks know what is at risk:
   * they are asked once about the lines and about what is due next behind the tabs.
   */
  @Transactional(readOnly = true)
  public Shown show(Filter filter, Optional<Mark> after, List<Filter> tabs) {
    var soon = filter.late() == Late.SOON;
    // one more than shown tells whether there is a next screen
    var lines = lines(filter, after, soon ? LOOKED_THROUGH : SCREEN + 1);
    var next =
        tabs.stream()
            .filter(tab -> tab.late() == Late.SOON)
            .collect(Collectors.toMap(Function.identity(), this::dueNext));
    var atRisk =
        clocks.atRisk(
            Stream.concat(ids(lines), next.values().stream().flatMap(List::stream))
                .distinct()
                .toList());
    var counts = count(tabs.stream().filter(tab -> tab.late() != Late.SOON).toList());
    next.forEach(
        (tab, due) -> counts.put(tab, (int) due.stream().filter(atRisk::contains).count()));
    if (!soon) {
      return new Shown(screen(lines), atRisk, Map.copyOf(counts));
    }
    var screen = soon(filter, lines, atRisk);
    return new Shown(screen, ids(screen.lines()).collect(Collectors.toSet()), Map.copyOf(counts));
  }

  /** So many of those due next are looked through at a time, until a screen of them is at risk. */
  private Screen soon(Filter filter, List<Line> first, Set<UUID> ofFirst) {
    var found = new ArrayList<Line>();
    var lines = first;
    var atRisk = ofFirst;
    for (var round = 1; ; round++) {
      var risky = atRisk;
      lines.stream().filter(line -> risky.contains(line.id())).forEach(found::add);
      if (found.size() > SCREEN) {
        return screen(found);
      }
      if (lines.size() < LOOKED_THROUGH) {
        return new Screen(List.copyOf(found), Optional.empty());
      }
      var mark = Optional.of(mark(lines.getLast()));
      if (round == ROUNDS) {
        return new Screen(List.copyOf(found), mark);
      }
      lines = lines(filter, mark, LOOKED_THROUGH);
      atRisk = clocks.atRisk(ids(lines).toList());
    }
  }

  /** The matters of a filter that are due next, to be held against their clocks. */
  private List<UUID> dueNext(Filter filter) {
    return db.select(TRAY.MATTER)
        .from(TRAY)
        .where(lying(filter), TRAY.DUE_ON.ge(filter.today()))
        .orderBy(TRAY.DUE_ON, TRAY.MATTER)
        .limit(LOOKED_THROUGH)
        .fetch(TRAY.MATTER);
  }

  private static Stream<UUID> ids(List<Line> lines) {
    return lines.stream().map(Line::id);
  }

  private List<Line> lines(Filter filter, Optional<Mark> after, int most) {
    return db.select(
            MATTER.ID,
            MATTER.NUMBER,
            MATTER.TITLE,
            TRAY.STATE,
            TRAY.KIND,
            TRAY.PLACE,
            TRAY.RAISED_AT,
            TRAY.DUE_ON,
            MATTER.HOLDER)
        .from(TRAY)
        .join(MATTER)
        .on(MATTER.COUNTY.eq(TRAY.COUNTY), MATTER.ID.eq(TRAY.MATTER))
        .where(lying(filter), late(filter))
        .and(after.map(Trays::past).orElse(noCondition()))
        .orderBy(TRAY.DUE_ON, TRAY.MATTER)
        .limit(most)
        .fetch(Trays::line);
  }

  private static Screen screen(List<Line> lines) {
    if (lines.size() <= SCREEN) {
      return new Screen(lines, Optional.empty());
    }
    var shown = lines.subList(0, SCREEN);
    return new Screen(List.copyOf(shown), Optional.of(mark(shown.getLast())));
  }

  private static Mark mark(Line line) {
    return new Mark(line.due(), line.id());
  }

  /** In the tray with that part and in that state; of its date nothing is said. */
  private static Condition lying(Filter filter) {
    var state = filter.state();
    return TRAY.COUNTY
        .eq(Scope.current().county())
        .and(TRAY.SEAT.eq(filter.seat()))
        .and(TRAY.PART.eq(filter.part().stored()))
        .and(TRAY.OPEN.eq(inline(true)))
        .and(state == null ? noCondition() : TRAY.STATE.eq(state.stored()));
  }

  private Map<Filter, Integer> count(List<Filter> filters) {
    var found =
        Counts.of(
            db,
            filters.stream().map(filter -> selectOne().from(TRAY).where(counted(filter))).toList());
    var counts = new HashMap<Filter, Integer>();
    IntStream.range(0, filters.size()).forEach(at -> counts.put(filters.get(at), found.get(at)));
    return counts;
  }

  /** The same lines as {@link #lines} has, named by their states, so that an index has them. */
  private static Condition counted(Filter filter) {
    return filter.late() == Late.YES
        ? lying(filter).and(TRAY.STATE.in(OWED)).and(TRAY.DUE_ON.lt(filter.today()))
        : lying(filter);
  }

  /** Earlier matters of a township since a moment which a unit sees, the newest first. */
  @Transactional(readOnly = true)
  public List<Earlier> earlier(UUID unit, String township, Instant since, UUID except) {
    var laid =
        db.select(TRAY.MATTER, TRAY.SAID, TRAY.PLACE, TRAY.RAISED_AT, TRAY.CATEGORY, TRAY.STATE)
            .from(TRAY)
            .where(
                TRAY.COUNTY.eq(Scope.current().county()),
                TRAY.SEAT.eq(unit),
                TRAY.PART.ne(inline(TrayPart.RAISED.stored())), // so of all of a unit's
                TRAY.TOWNSHIP.eq(township),
                TRAY.RAISED_AT.ge(since),
                TRAY.MATTER.ne(except))
            .orderBy(TRAY.RAISED_AT.desc(), TRAY.MATTER)
            .limit(COMPARED)
            .fetch();
    var said = texts.of(laid.map(Trays::key));
    return laid.stream()
        .flatMap(found ->
            Optional.ofNullable(said.get(key(found))).map(text -> earlier(found, text)).stream())
        .toList();
  }

  private static EarlierTexts.Key key(
      Record6<UUID, Integer, String, Instant, String, String> found) {
    return new EarlierTexts.Key(found.value1(), found.value2());
  }

  private static Earlier earlier(
      Record6<UUID, Integer, String, Instant, String, String> found, EarlierTexts.Text said) {
    return new Earlier(
        said.number(),
        found.value3(),
        found.value4(),
        found.value5(),
        said.title(),
        said.text(),
        Coded.read(MatterState.Name.class, found.value6()));
  }

  /** What is answered waits for the look-back, and is owed by nobody. */
  private static Condition late(Filter filter) {
    return switch (filter.late()) {
      case ANY -> noCondition();
      case SOON -> TRAY.DUE_ON.ge(filter.today());
      case YES ->
          TRAY.DUE_ON.lt(filter.today()).and(TRAY.STATE.ne(MatterState.Name.ANSWERED.stored()));
    };
  }

  private static Condition past(Mark mark) {
    return row(TRAY.DUE_ON, TRAY.MATTER).gt(mark.due(), mark.matter());
  }

  private static Line line(
      Record9<UUID, String, String, String, String, String, Instant, LocalDate, UUID> found) {
    return new Line(
        found.value1(),
        MatterNumber.valueOf(found.value2()),
        found.value3(),
        Coded.read(MatterState.Name.class, found.value4()),
        Coded.read(Kind.class, found.value5()),
        found.value6(),
        found.value7(),
        found.value8(),
        found.value9());
  }
}
