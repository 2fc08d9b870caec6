package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;

import java.util.Map;
import org.doorstep.audit.Audit;
import org.doorstep.deadlines.DeadlineMoved;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings a date that moved because of the calendar into the matter and its trays. */
@Component
class MatterDates {

  private final DSLContext db;
  private final MatterStore store;
  private final Audit audit;

  MatterDates(DSLContext db, MatterStore store, Audit audit) {
    this.db = db;
    this.store = store;
    this.audit = audit;
  }

  /** Follows the date only where it is the one the matter shows now. */
  @EventListener
  void follow(DeadlineMoved moved) {
    if (moved.before().equals(moved.after())) {
      return;
    }
    var changed =
        db.update(MATTER)
            .set(MATTER.DUE_ON, moved.after())
            .set(MATTER.VERSION, MATTER.VERSION.plus(1))
            .where(
                MATTER.COUNTY.eq(Scope.current().county()),
                MATTER.ID.eq(moved.subject()),
                MATTER.DUE_ON.eq(moved.before()),
                MATTER.CLOSED_AT.isNull())
            .execute();
    if (changed == 0) {
      return;
    }
    store.layInTrays(moved.subject());
    audit.record(
        "matter.date-moved",
        moved.subject(),
        Map.of("before", moved.before().toString(), "after", moved.after().toString()));
  }
}
