package org.doorstep.places;

import static org.doorstep.db.places.Tables.BOX;

import java.time.LocalDate;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to suggestion boxes. */
@Service
public class Boxes {

  private final DSLContext db;
  private final Audit audit;

  Boxes(DSLContext db, Audit audit) {
    this.db = db;
    this.audit = audit;
  }

  /** A box hangs from a day on; the same id again changes nothing. */
  @Transactional
  public void setUp(UUID id, String place, String spot, LocalDate day) {
    db.insertInto(BOX)
        .set(BOX.COUNTY, Scope.current().county())
        .set(BOX.ID, id)
        .set(BOX.PLACE, place)
        .set(BOX.SPOT, spot)
        .set(BOX.SET_UP, day)
        .onConflictDoNothing()
        .execute();
    audit.record("box.set-up", id);
  }
}
