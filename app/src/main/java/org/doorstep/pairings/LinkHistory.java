package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.LINK;
import static org.jooq.impl.DSL.noCondition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was linked with whom on which day. */
@Service
class LinkHistory {

  private static final int MOST = 200;

  /**
   * A link and its period.
   *
   * @param to the first day it no longer held; null while it does
   */
  record Period(
      UUID link,
      UUID official,
      @Nullable UUID recipient,
      String place,
      String kind,
      LocalDate from,
      @Nullable LocalDate to,
      String reason,
      UUID batch,
      @Nullable UUID endedBy) {

    String point() {
      return recipient == null ? place : recipient.toString();
    }
  }

  private final DSLContext db;

  LinkHistory(DSLContext db) {
    this.db = db;
  }

  /** All links a point ever had, the newest first; those of one day when it is given. */
  @Transactional(readOnly = true)
  List<Period> ofPoint(Point point, Optional<LocalDate> day) {
    var at =
        point.recipient() == null
            ? LINK.RECIPIENT.isNull().and(LINK.PLACE.eq(point.place()))
            : LINK.RECIPIENT.eq(point.recipient());
    return find(at.and(day.map(LinkHistory::holdingOn).orElse(noCondition())), MOST, false);
  }

  /** The links an official had on a day, one screen after a link. */
  @Transactional(readOnly = true)
  List<Period> ofOfficial(UUID official, LocalDate day, Optional<UUID> after, int most) {
    return find(
        LINK.OFFICIAL
            .eq(official)
            .and(holdingOn(day))
            .and(after.map(LINK.ID::gt).orElse(noCondition())),
        most,
        true);
  }

  /** What a batch began or what it ended, one screen after a link. */
  @Transactional(readOnly = true)
  List<Period> ofBatch(UUID batch, boolean ended, Optional<UUID> after, int most) {
    var which = ended ? LINK.ENDED_BY.eq(batch) : LINK.BATCH.eq(batch);
    return find(which.and(after.map(LINK.ID::gt).orElse(noCondition())), most, true);
  }

  /** A link holds on its first day and no longer on the day it ends. */
  private static Condition holdingOn(LocalDate day) {
    return LINK.FROM_DAY.le(day).and(LINK.TO_DAY.isNull().or(LINK.TO_DAY.gt(day)));
  }

  private List<Period> find(Condition which, int most, boolean byId) {
    return db.select(
            LINK.ID,
            LINK.OFFICIAL,
            LINK.RECIPIENT,
            LINK.PLACE,
            LINK.KIND,
            LINK.FROM_DAY,
            LINK.TO_DAY,
            LINK.REASON,
            LINK.BATCH,
            LINK.ENDED_BY)
        .from(LINK)
        .where(LINK.COUNTY.eq(Scope.current().county()), which)
        .orderBy(byId ? List.of(LINK.ID) : List.of(LINK.FROM_DAY.desc(), LINK.ID))
        .limit(most)
        .fetch(row ->
            new Period(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9(),
                row.value10()));
  }
}
