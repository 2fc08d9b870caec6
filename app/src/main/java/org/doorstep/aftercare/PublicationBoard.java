package org.doorstep.aftercare;

import static org.doorstep.db.aftercare.Tables.PUBLICATION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.aftercare.tables.records.PublicationRecord;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.MatterState;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what hangs for everybody to read: posted matters of a county. */
@Service
public class PublicationBoard {

  private static final int SCREEN = 20;

  /** A posted matter. */
  public record Posted(
      UUID matter,
      MatterNumber number,
      String title,
      String text,
      String answer,
      String place,
      MatterState.Name state,
      boolean open,
      UUID holder,
      LocalDate dueOn,
      Instant postedAt,
      @Nullable Instant closedAt) {

    /** Whether the answer is owed since before this day. */
    public boolean overdue(LocalDate today) {
      return open && dueOn.isBefore(today);
    }
  }

  /** In which order, and which: the newest first, or what is still owed an answer by its date. */
  public enum Show implements Coded {
    NEWEST,
    OPEN
  }

  /** A screen of the board; the mark of the next one stands in an address. */
  public record Screen(List<Posted> lines, Optional<String> next) {}

  private final DSLContext db;

  PublicationBoard(DSLContext db) {
    this.db = db;
  }

  /**
   * One screen.
   *
   * @param place the code of a township or a village; anything else is the whole county
   * @param after the mark with which the screen before ended; one that is none begins anew
   */
  @Transactional(readOnly = true)
  public Screen screen(String place, Show show, String after) {
    var lines =
        db.selectFrom(PUBLICATION)
            .where(PUBLICATION.COUNTY.eq(Scope.current().county()), PUBLICATION.STATE.eq("posted"))
            .and(
                switch (Level.find(place).orElse(Level.COUNTY)) {
                  case PROVINCE, PREFECTURE, COUNTY -> noCondition();
                  case TOWNSHIP -> PUBLICATION.TOWNSHIP.eq(place);
                  case VILLAGE -> PUBLICATION.PLACE.eq(place);
                })
            .and(show == Show.OPEN ? PUBLICATION.OPEN.isTrue() : noCondition())
            .and(past(show, after))
            .orderBy(order(show))
            .limit(SCREEN + 1)
            .fetch(PublicationBoard::posted);
    if (lines.size() <= SCREEN) {
      return new Screen(List.copyOf(lines), Optional.empty());
    }
    var shown = List.copyOf(lines.subList(0, SCREEN));
    return new Screen(shown, Optional.of(mark(show, shown.getLast())));
  }

  /** One posted matter. */
  @Transactional(readOnly = true)
  public Optional<Posted> find(MatterNumber number) {
    return db.selectFrom(PUBLICATION)
        .where(
            PUBLICATION.COUNTY.eq(Scope.current().county()),
            PUBLICATION.NUMBER.eq(number.toString()),
            PUBLICATION.STATE.eq("posted"))
        .fetchOptional(PublicationBoard::posted);
  }

  private static List<OrderField<?>> order(Show show) {
    return switch (show) {
      case NEWEST -> List.of(PUBLICATION.POSTED_AT.desc(), PUBLICATION.MATTER);
      case OPEN -> List.of(PUBLICATION.DUE_ON, PUBLICATION.MATTER);
    };
  }

  private static String mark(Show show, Posted last) {
    return switch (show) {
      case NEWEST -> last.postedAt() + "_" + last.matter();
      case OPEN -> last.dueOn() + "_" + last.matter();
    };
  }

  private static Condition past(Show show, String mark) {
    var parts = mark.split("_", 2);
    if (parts.length < 2) {
      return noCondition();
    }
    try {
      var matter = UUID.fromString(parts[1]);
      return switch (show) {
        case NEWEST -> {
          var postedAt = Instant.parse(parts[0]);
          yield PUBLICATION
              .POSTED_AT
              .le(postedAt)
              .and(PUBLICATION.POSTED_AT.lt(postedAt).or(PUBLICATION.MATTER.gt(matter)));
        }
        case OPEN ->
            row(PUBLICATION.DUE_ON, PUBLICATION.MATTER).gt(LocalDate.parse(parts[0]), matter);
      };
    } catch (DateTimeException | IllegalArgumentException notAMark) {
      return noCondition();
    }
  }

  private static Posted posted(PublicationRecord row) {
    return new Posted(
        row.getMatter(),
        MatterNumber.valueOf(row.getNumber()),
        row.getTitle(),
        row.getText(),
        row.getAnswer(),
        row.getPlace(),
        Coded.read(MatterState.Name.class, row.getHandling()),
        row.getOpen(),
        row.getHolder(),
        row.getDueOn(),
        row.getPostedAt(),
        row.getClosedAt());
  }
}
