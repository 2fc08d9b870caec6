package org.doorstep.engagements;

import static org.doorstep.db.engagements.Tables.ENGAGEMENT;
import static org.doorstep.db.engagements.Tables.PARTICIPANT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.engagements.tables.records.EngagementRecord;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The SQL of engagements, but for {@link EngagementWriter writing them down}. */
@Repository
class EngagementStore {

  private final DSLContext db;

  EngagementStore(DSLContext db) {
    this.db = db;
  }

  /** A place in the order of time, latest first. */
  record Mark(Instant begun, UUID id) {}

  /** The fingerprints of what was sent under some ids, as far as the asker sees such records. */
  Map<UUID, byte[]> contents(Collection<UUID> ids) {
    return db.select(ENGAGEMENT.ID, ENGAGEMENT.CONTENT)
        .from(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.in(ids))
        .fetchMap(ENGAGEMENT.ID, ENGAGEMENT.CONTENT);
  }

  /** The fingerprint of what was sent under an id; empty when the asker sees no such record. */
  Optional<byte[]> content(UUID id) {
    return db.select(ENGAGEMENT.CONTENT)
        .from(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.eq(id))
        .fetchOptional(ENGAGEMENT.CONTENT);
  }

  /** Marks a record of one's own as corrected; whether it still counted until now. */
  boolean correct(UUID id, UUID by) {
    return db.update(ENGAGEMENT)
            .set(ENGAGEMENT.CORRECTED_BY, by)
            .where(
                ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                ENGAGEMENT.ID.eq(id),
                ENGAGEMENT.OFFICIAL.eq(Scope.current().officialOrRefuse()),
                ENGAGEMENT.CORRECTED_BY.isNull())
            .execute()
        == 1;
  }

  Engagement get(UUID id) {
    return db.selectFrom(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()), ENGAGEMENT.ID.eq(id))
        .fetchOptional(EngagementStore::engagement)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  List<UUID> participants(UUID engagement) {
    return db.select(PARTICIPANT.OFFICIAL)
        .from(PARTICIPANT)
        .where(
            PARTICIPANT.COUNTY.eq(Scope.current().county()), PARTICIPANT.ENGAGEMENT.eq(engagement))
        .orderBy(PARTICIPANT.OFFICIAL)
        .fetch(PARTICIPANT.OFFICIAL);
  }

  /** What happened at a door, latest first, also what was corrected. */
  List<Engagement> at(UUID recipient, @Nullable Mark before, int most) {
    return latest(ENGAGEMENT.RECIPIENT.eq(recipient).and(earlier(before)), most);
  }

  /** What an official took part in between two moments, in the order of time. */
  List<Engagement> of(UUID official, Instant from, Instant to, int most) {
    var between = ENGAGEMENT.BEGUN_AT.ge(from).and(ENGAGEMENT.BEGUN_AT.lt(to));
    var written = latest(ENGAGEMENT.OFFICIAL.eq(official).and(between), most);
    var county = Scope.current().county();
    var joined =
        latest(
            between.and(
                ENGAGEMENT.ID.in(
                    select(PARTICIPANT.ENGAGEMENT)
                        .from(PARTICIPANT)
                        .where(PARTICIPANT.COUNTY.eq(county), PARTICIPANT.OFFICIAL.eq(official)))),
            most);
    var all = new ArrayList<>(written);
    all.addAll(joined);
    all.sort(java.util.Comparator.comparing(Engagement::begun).thenComparing(Engagement::id));
    return all;
  }

  /** When somebody was last met at some doors, from the records that count. */
  Map<UUID, Instant> lastMet(Collection<UUID> recipients) {
    var last = new HashMap<UUID, Instant>();
    if (recipients.isEmpty()) {
      return last;
    }
    var door = DSL.unnest(recipients.toArray(UUID[]::new)).as("door", "id");
    var id = field(name("door", "id"), SQLDataType.UUID);
    var begun =
        field(
            select(ENGAGEMENT.BEGUN_AT)
                .from(ENGAGEMENT)
                .where(
                    ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                    ENGAGEMENT.RECIPIENT.eq(id),
                    ENGAGEMENT.RESULT.eq("met"),
                    ENGAGEMENT.CORRECTED_BY.isNull())
                .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
                .limit(1));
    db.select(id, begun)
        .from(door)
        .forEach(found -> {
          if (found.value2() != null) {
            last.put(found.value1(), found.value2());
          }
        });
    return last;
  }

  /** When to try again, at doors where nobody was at home the last time. */
  Map<UUID, LocalDate> revisits(Collection<UUID> recipients) {
    var again = new HashMap<UUID, LocalDate>();
    if (recipients.isEmpty()) {
      return again;
    }
    var door = DSL.unnest(recipients.toArray(UUID[]::new)).as("door", "id");
    var id = field(name("door", "id"), SQLDataType.UUID);
    var latest =
        field(
            select(ENGAGEMENT.REVISIT_ON)
                .from(ENGAGEMENT)
                .where(
                    ENGAGEMENT.COUNTY.eq(Scope.current().county()),
                    ENGAGEMENT.RECIPIENT.eq(id),
                    ENGAGEMENT.CORRECTED_BY.isNull())
                .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
                .limit(1));
    db.select(id, latest)
        .from(door)
        .forEach(found -> {
          if (found.value2() != null) {
            again.put(found.value1(), found.value2());
          }
        });
    return again;
  }

  private List<Engagement> latest(Condition which, int most) {
    return db.selectFrom(ENGAGEMENT)
        .where(ENGAGEMENT.COUNTY.eq(Scope.current().county()))
        .and(which)
        .orderBy(ENGAGEMENT.BEGUN_AT.desc(), ENGAGEMENT.ID.desc())
        .limit(most)
        .fetch(EngagementStore::engagement);
  }

  private static Condition earlier(@Nullable Mark before) {
    return before == null
        ? DSL.noCondition()
        : row(ENGAGEMENT.BEGUN_AT, ENGAGEMENT.ID).lt(before.begun(), before.id());
  }

  private static Engagement engagement(EngagementRecord row) {
    return new Engagement(
        row.getId(),
        Kind.parse(row.getKind()).orElseThrow(),
        row.getPlace(),
        row.getBegunAt(),
        row.getEndedAt(),
        row.getOfficial(),
        row.getUnit(),
        row.getRecipient(),
        row.getLink(),
        row.getResult().equals("met"),
        row.getOccasion(),
        Optional.ofNullable(row.getServes()).flatMap(Served::parse),
        row.getHeard(),
        row.getRevisitOn(),
        row.getPersons(),
        row.getCompanions(),
        row.getWrittenAt(),
        row.getCorrects(),
        row.getCorrectedBy(),
        row.getCorrection());
  }
}
