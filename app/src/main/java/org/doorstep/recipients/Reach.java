package org.doorstep.recipients;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows many recipients to many officials in one statement, and hides them again. */
@Service
public class Reach {

  /** A recipient shown to an official or a unit, and the link or matter because of which it is. */
  public record Shown(UUID seat, UUID recipient, UUID why) {}

  private final DSLContext db;
  private final Audit audit;

  Reach(DSLContext db, Audit audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Shows recipients; what is shown already stays so. */
  @Transactional
  public void show(List<Shown> shown) {
    if (shown.isEmpty()) {
      return;
    }
    db.execute(
        """
        insert into recipients.reach (county, seat, recipient, why)
        select {0}, seat, recipient, why from unnest({1}::uuid[], {2}::uuid[], {3}::uuid[]) as s(seat, recipient, why)
        on conflict do nothing
        """,
        Scope.current().county(),
        shown.stream().map(Shown::seat).toArray(UUID[]::new),
        shown.stream().map(Shown::recipient).toArray(UUID[]::new),
        shown.stream().map(Shown::why).toArray(UUID[]::new));
    audit.record("recipient.show-many", null, Map.of("shown", shown.size()));
  }

  /** Hides recipients again; another reason to show one to the same official still holds. */
  @Transactional
  public void hide(List<Shown> shown) {
    if (shown.isEmpty()) {
      return;
    }
    db.execute(
        """
        delete from recipients.reach r
        using unnest({1}::uuid[], {2}::uuid[], {3}::uuid[]) as s(seat, recipient, why)
        where r.county = {0} and r.seat = s.seat and r.recipient = s.recipient and r.why = s.why
        """,
        Scope.current().county(),
        shown.stream().map(Shown::seat).toArray(UUID[]::new),
        shown.stream().map(Shown::recipient).toArray(UUID[]::new),
        shown.stream().map(Shown::why).toArray(UUID[]::new));
    audit.record("recipient.hide-many", null, Map.of("hidden", shown.size()));
  }
}
