package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.LINK;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to links between officials and recipients. A link is never overwritten. */
@Service
public class Links {

  /** The kind of link every official has with a door, unless a practice says otherwise. */
  public static final String CONTACT = "contact";

  private static final int DOORS_AT_MOST = 500;

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Links(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** Links an official with a recipient from a day on; the database shows it to the official. */
  @Transactional
  public UUID link(
      UUID official, Recipient recipient, String kind, LocalDate from, String reason, UUID batch) {
    var scope = Scope.current();
    var id = UUID.randomUUID();
    db.insertInto(LINK)
        .set(LINK.COUNTY, scope.county())
        .set(LINK.ID, id)
        .set(LINK.OFFICIAL, official)
        .set(LINK.RECIPIENT, recipient.id())
        .set(LINK.PLACE, recipient.place())
        .set(LINK.KIND, kind)
        .set(LINK.FROM_DAY, from)
        .set(LINK.REASON, reason)
        .set(LINK.BATCH, batch)
        .set(LINK.SET_BY, scope.official())
        .set(LINK.SET_AT, clock.instant())
        .execute();
    audit.record("link.set", id, Map.of("official", official, "recipient", recipient.id()));
    return id;
  }

  /**
   * The link an official had with a recipient on a day: what a fact of that day is stamped with.
   */
  @Transactional(readOnly = true)
  public Optional<UUID> on(UUID official, UUID recipient, LocalDate day) {
    var county = val(Scope.current().county());
    return db.select(onDay(county, val(official), val(recipient), val(day)))
        .fetchOptional(Record1::value1);
  }

  /** The link of a day as part of another statement; null where there was none. */
  public static Field<UUID> onDay(
      Field<Integer> county, Field<UUID> official, Field<UUID> recipient, Field<LocalDate> day) {
    return DSL.field(
        DSL.select(LINK.ID)
            .from(LINK)
            .where(
                LINK.COUNTY.eq(county),
                LINK.OFFICIAL.eq(official),
                LINK.RECIPIENT.eq(recipient),
                LINK.FROM_DAY.le(day),
                LINK.TO_DAY.isNull().or(LINK.TO_DAY.gt(day)))
            .orderBy(LINK.FROM_DAY.desc(), LINK.ID)
            .limit(inline(1)));
  }

  /** The doors an official is linked with today, at most 500. */
  @Transactional(readOnly = true)
  public List<UUID> doorsOf(UUID official) {
    return db.selectDistinct(LINK.RECIPIENT)
        .from(LINK)
        .where(
            LINK.COUNTY.eq(Scope.current().county()),
            LINK.OFFICIAL.eq(official),
            LINK.TO_DAY.isNull(),
            LINK.RECIPIENT.isNotNull())
        .limit(DOORS_AT_MOST)
        .fetch(LINK.RECIPIENT);
  }

  /**
   * Who is linked with some recipients today, by recipient; whoever was linked first stands first.
   */
  @Transactional(readOnly = true)
  public Map<UUID, List<UUID>> officialsOf(Collection<UUID> of) {
    var officials = new HashMap<UUID, List<UUID>>();
    db.select(LINK.RECIPIENT, DSL.arrayAgg(LINK.OFFICIAL).orderBy(LINK.FROM_DAY, LINK.ID))
        .from(LINK)
        .where(
            LINK.COUNTY.eq(Scope.current().county()), LINK.RECIPIENT.in(of), LINK.TO_DAY.isNull())
        .groupBy(LINK.RECIPIENT)
        .forEach(row -> officials.put(row.value1(), List.of(row.value2())));
    return officials;
  }
}
