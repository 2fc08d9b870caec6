package org.doorstep.recipients;

import static org.doorstep.db.recipients.Tables.REACH;
import static org.doorstep.db.recipients.Tables.RECIPIENT;
import static org.doorstep.db.recipients.Tables.RESIDENT;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.doorstep.audit.Audit;
import org.doorstep.db.recipients.tables.records.RecipientRecord;
import org.doorstep.shared.FullText;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the register of whom the county serves. What it gives is what the asker may see. */
@Service
public class Recipients {

  private static final int FOUND_AT_MOST = 30;

  /** The register's number in the order of the index of doors. */
  private static final Field<String> NUMBER =
      DSL.field("{0} collate \"C\"", String.class, RECIPIENT.CODE);

  private static final Comparator<Recipient> BY_NUMBER =
      Comparator.comparing(Recipient::place)
          .thenComparing(Recipient::code)
          .thenComparing(Recipient::kind);

  /** Somebody who lives in a household; numbers are masked elsewhere, and not in here. */
  public record Resident(
      UUID id, String name, String relation, String sex, @Nullable LocalDate born, String away) {

    @Override
    public String toString() {
      return "Resident[" + id + "]";
    }
  }

  private final DSLContext db;
  private final Audit audit;

  Recipients(DSLContext db, Audit audit) {
    this.db = db;
    this.audit = audit;
  }

  /** A recipient the asker may see; refused otherwise as if there were none. */
  @Transactional(readOnly = true)
  public Recipient get(UUID id) {
    return find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  @Transactional(readOnly = true)
  public Optional<Recipient> find(UUID id) {
    return db.selectFrom(RECIPIENT)
        .where(RECIPIENT.COUNTY.eq(Scope.current().county()), RECIPIENT.ID.eq(id))
        .fetchOptional(Recipients::recipient);
  }

  /** Some recipients by their ids, those the asker may see. */
  @Transactional(readOnly = true)
  public Map<UUID, Recipient> some(Collection<UUID> ids) {
    return db.selectFrom(RECIPIENT)
        .where(RECIPIENT.COUNTY.eq(Scope.current().county()), RECIPIENT.ID.in(ids))
        .fetchMap(RECIPIENT.ID, Recipients::recipient);
  }

  /** Recipients whose name, pinyin, initials or address begin with what was typed, at most 30. */
  @Transactional(readOnly = true)
  public List<Recipient> search(String typed) {
    var query = FullText.query(typed);
    if (query.isEmpty()) {
      return List.of();
    }
    return db.selectFrom(RECIPIENT)
        .where(
            RECIPIENT.COUNTY.eq(Scope.current().county()),
            RECIPIENT.ENDED.isNull(),
            RECIPIENT.ID.in(
                db.select(DSL.field("f.id", UUID.class))
                    .from(
                        "recipients.found({0}::tsquery, {1}) as f(id)",
                        val(query), val(FOUND_AT_MOST))))
        .orderBy(RECIPIENT.PLACE, RECIPIENT.CODE)
        .limit(FOUND_AT_MOST)
        .fetch(Recipients::recipient);
  }

  /** Who lives in a household, the head first. */
  @Transactional(readOnly = true)
  public List<Resident> residentsOf(UUID household) {
    return db.select(
            RESIDENT.ID,
            RESIDENT.NAME,
            RESIDENT.RELATION,
            RESIDENT.SEX,
            RESIDENT.BORN,
            RESIDENT.AWAY)
        .from(RESIDENT)
        .where(RESIDENT.COUNTY.eq(Scope.current().county()), RESIDENT.HOUSEHOLD.eq(household))
        .orderBy(RESIDENT.RELATION.ne("head"), RESIDENT.BORN, RESIDENT.ID)
        .fetch(row ->
            new Resident(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  /** The village of a recipient today, as part of another statement. */
  public static Field<String> placeToday(Field<Integer> county, Field<UUID> id) {
    return DSL.field(
        DSL.select(RECIPIENT.PLACE)
            .from(RECIPIENT)
            .where(RECIPIENT.COUNTY.eq(county), RECIPIENT.ID.eq(id)));
  }

  /** The order in which the recipients of a place are read. */
  public enum Order {
    /** Village after village, by the register's number. */
    VILLAGE,
    /** Within one village: who was met longest ago first, then by id; who never was, before all. */
    LONGEST_NOT_MET
  }

  /**
   * Recipients of a place and all below it, a screen at a time.
   *
   * @param after the last one of the screen before; null on the first
   */
  @Transactional(readOnly = true)
  public List<Recipient> under(String place, Order order, @Nullable Recipient after, int most) {
    var which =
        RECIPIENT
            .COUNTY
            .eq(Scope.current().county())
            .and(RECIPIENT.PLACE.ge(place))
            .and(RECIPIENT.PLACE.lt(place + ":"))
            .and(RECIPIENT.ENDED.isNull());
    return switch (order) {
      case VILLAGE -> byNumber(which, after, most);
      case LONGEST_NOT_MET ->
          db.selectFrom(RECIPIENT)
              .where(which.and(RECIPIENT.PLACE.eq(place)))
              .and(after == null ? DSL.noCondition() : metLaterThan(after))
              .orderBy(RECIPIENT.LAST_MET.asc().nullsFirst(), RECIPIENT.ID)
              .limit(most)
              .fetch(Recipients::recipient);
    };
  }

  /**
   * An index has each kind by its numbers; the kinds follow one another where two share a number.
   * Of each kind no more is read than comes before the last of those that fill the page already.
   */
  private List<Recipient> byNumber(Condition which, @Nullable Recipient after, int most) {
    var found = List.<Recipient>of();
    for (var kind : Recipient.Kind.values()) {
      var ofKind =
          db.selectFrom(RECIPIENT)
              .where(which)
              .and(RECIPIENT.KIND.eq(kind.stored()))
              .and(after == null ? DSL.noCondition() : numberedLaterThan(after, kind))
              .and(found.size() < most ? DSL.noCondition() : numberedUpTo(found.getLast()))
              .orderBy(RECIPIENT.PLACE, NUMBER)
              .limit(most)
              .fetch(Recipients::recipient);
      found = Stream.concat(found.stream(), ofKind.stream()).sorted(BY_NUMBER).limit(most).toList();
    }
    return found;
  }

  private static Condition numberedUpTo(Recipient last) {
    return DSL.row(RECIPIENT.PLACE, NUMBER).le(last.place(), last.code());
  }

  private static Condition numberedLaterThan(Recipient after, Recipient.Kind kind) {
    var here = DSL.row(RECIPIENT.PLACE, NUMBER);
    return kind.compareTo(after.kind()) > 0
        ? here.ge(after.place(), after.code())
        : here.gt(after.place(), after.code());
  }

  private static Condition metLaterThan(Recipient after) {
    var last = after.lastMet();
    return last == null
        ? RECIPIENT.LAST_MET.isNotNull().or(RECIPIENT.ID.gt(after.id()))
        : DSL.row(RECIPIENT.LAST_MET, RECIPIENT.ID).gt(last, after.id());
  }

  /** Notes that a recipient asked to be left alone until a day, and why; no day ends it. */
  @Transactional
  public void leaveAlone(UUID id, @Nullable LocalDate until, String why) {
    var changed =
        db.update(RECIPIENT)
            .set(RECIPIENT.LEAVE_ALONE_UNTIL, until)
            .set(RECIPIENT.LEAVE_ALONE_WHY, until == null ? "" : why)
            .set(RECIPIENT.VERSION, RECIPIENT.VERSION.plus(1))
            .where(RECIPIENT.COUNTY.eq(Scope.current().county()), RECIPIENT.ID.eq(id))
            .execute();
    if (changed == 0) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    audit.record(
        "recipient.leave-alone", id, until == null ? Map.of() : Map.of("until", until.toString()));
  }

  /** Shows a recipient to units or officials beyond its place, because of a link or a matter. */
  @Transactional
  public void show(UUID recipient, Collection<UUID> seats, UUID why) {
    var insert = db.insertInto(REACH, REACH.COUNTY, REACH.SEAT, REACH.RECIPIENT, REACH.WHY);
    for (var seat : seats) {
      insert = insert.values(Scope.current().county(), seat, recipient, why);
    }
    insert.onConflictDoNothing().execute();
    audit.record("recipient.show", recipient, Map.of("why", why, "seats", seats.size()));
  }

  private static Recipient recipient(RecipientRecord row) {
    return new Recipient(
        row.getId(),
        Recipient.Kind.of(row.getKind()),
        row.getCode(),
        row.getName(),
        row.getPlace(),
        row.getAddress(),
        Arrays.asList(row.getCategories()),
        row.getLanguage(),
        row.getCause(),
        row.getWishes(),
        row.getLastMet(),
        row.getLeaveAloneUntil(),
        row.getLeaveAloneWhy());
  }
}
