package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;

import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.doorstep.shared.Sealing.Context;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The telephones of those who raised matters without an account: sealed, shown masked, and in full
 * only to whoever handles the matter, each time with an entry in the audit trail.
 */
@Service
class ContactPhones {

  private final DSLContext db;
  private final Sealing sealing;
  private final Matters matters;
  private final Audit audit;

  ContactPhones(DSLContext db, Sealing sealing, Matters matters, Audit audit) {
    this.db = db;
    this.sealing = sealing;
    this.matters = matters;
    this.audit = audit;
  }

  /** Where the telephone of a matter stands sealed. */
  static Context contextOf(UUID matter) {
    return new Context("matter.contact_phone", matter);
  }

  /** A telephone as a page shows it to everybody who sees the matter. */
  @Transactional(readOnly = true)
  public Optional<String> masked(UUID matter) {
    return phone(matter).map(Phone::masked);
  }

  /** Whether the asker may read a telephone in full: of the unit that handles it, or helps. */
  boolean mayShow(Matter matter) {
    var parts = Rights.parts(matter, Scope.current(), false);
    return parts.contains(Rights.Part.HOLDS) || parts.contains(Rights.Part.ASSISTS);
  }

  /** The telephone in full, to call back. */
  @Transactional
  public String show(MatterNumber number) {
    var matter = matters.get(number);
    if (!mayShow(matter)) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var phone = phone(matter.id()).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    audit.record("matter.show-phone", matter.id());
    return phone.digits();
  }

  private Optional<Phone> phone(UUID matter) {
    return db.select(MATTER.CONTACT_PHONE)
        .from(MATTER)
        .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.ID.eq(matter))
        .fetchOptional(MATTER.CONTACT_PHONE)
        .map(sealed -> new Phone(sealing.open(sealed, contextOf(matter))));
  }
}
