package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.SAVED_VIEW;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to views people keep: a name for a filter and its columns. */
@Service
public class SavedViews {

  /** A kept view; {@code own} when the asker may drop it. */
  public record SavedView(UUID id, String name, String query, boolean shared, boolean own) {}

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  SavedViews(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** Keeps a filter under a name; the same name again takes the new filter. */
  @Transactional
  public void keep(String name, MatterFilter filter, boolean shared) {
    var scope = Scope.current();
    var official = scope.officialOrRefuse();
    db.deleteFrom(SAVED_VIEW)
        .where(
            SAVED_VIEW.COUNTY.eq(scope.county()),
            SAVED_VIEW.OFFICIAL.eq(official),
            SAVED_VIEW.NAME.eq(name.strip()))
        .execute();
    var id = UUID.randomUUID();
    db.insertInto(SAVED_VIEW)
        .set(SAVED_VIEW.COUNTY, scope.county())
        .set(SAVED_VIEW.ID, id)
        .set(SAVED_VIEW.OFFICIAL, official)
        .set(SAVED_VIEW.UNIT, scope.unitOrRefuse())
        .set(SAVED_VIEW.NAME, name.strip())
        .set(SAVED_VIEW.QUERY, filter.query())
        .set(SAVED_VIEW.SHARED, shared)
        .set(SAVED_VIEW.SAVED_AT, clock.instant())
        .execute();
    audit.record("saved-view.keep", id);
  }

  /** Drops a view of one's own. */
  @Transactional
  public void drop(UUID id) {
    var scope = Scope.current();
    var dropped =
        db.deleteFrom(SAVED_VIEW)
            .where(
                SAVED_VIEW.COUNTY.eq(scope.county()),
                SAVED_VIEW.ID.eq(id),
                SAVED_VIEW.OFFICIAL.eq(scope.officialOrRefuse()))
            .execute();
    if (dropped == 0) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    audit.record("saved-view.drop", id);
  }

  /** One's own views and those shared in the unit, by name. */
  @Transactional(readOnly = true)
  public List<SavedView> list() {
    var scope = Scope.current();
    return db.selectFrom(SAVED_VIEW)
        .where(SAVED_VIEW.COUNTY.eq(scope.county()), SAVED_VIEW.UNIT.eq(scope.unitOrRefuse()))
        .orderBy(SAVED_VIEW.NAME, SAVED_VIEW.ID)
        .limit(100)
        .fetch(row ->
            new SavedView(
                row.getId(),
                row.getName(),
                row.getQuery(),
                row.getShared(),
                row.getOfficial().equals(scope.official())));
  }
}
