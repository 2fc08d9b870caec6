package org.doorstep.recipients;

import static org.doorstep.db.recipients.Tables.RESIDENT;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to telephones and identity numbers of residents: sealed, masked for everybody who sees
 * the household, and in full for whoever works at its door, one resident at a time and each time
 * with an entry in the audit trail.
 */
@Service
public class PersonalNumbers {

  /** Those who go to the doors; a department and the county's office read them masked. */
  private static final Set<Role> AT_THE_DOOR =
      EnumSet.of(Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE);

  /**
   * Telephone and identity number of a resident as a page shows them; empty where none is known.
   */
  public record Numbers(UUID resident, String name, String phone, String idNumber) {

    @Override
    public String toString() {
      return "Numbers[" + resident + "]";
    }
  }

  private final DSLContext db;
  private final Sealing sealing;
  private final Audit audit;

  PersonalNumbers(DSLContext db, Sealing sealing, Audit audit) {
    this.db = db;
    this.sealing = sealing;
    this.audit = audit;
  }

  /** The numbers of those of a household of whom one is known, masked. */
  @Transactional(readOnly = true)
  public List<Numbers> masked(UUID household) {
    return find(
        RESIDENT
            .HOUSEHOLD
            .eq(household)
            .and(RESIDENT.PHONE.isNotNull().or(RESIDENT.ID_NUMBER.isNotNull())),
        true);
  }

  /** Whether the asker may read numbers in full. */
  public boolean mayShow() {
    return AT_THE_DOOR.contains(Scope.current().role());
  }

  /** The numbers of one resident of a household in full. */
  @Transactional
  public Numbers show(UUID household, UUID resident) {
    if (!mayShow()) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var numbers =
        find(RESIDENT.HOUSEHOLD.eq(household).and(RESIDENT.ID.eq(resident)), false).stream()
            .findFirst()
            .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    audit.record("resident.show-numbers", resident);
    return numbers;
  }

  private List<Numbers> find(Condition which, boolean masked) {
    return db.select(RESIDENT.ID, RESIDENT.NAME, RESIDENT.PHONE, RESIDENT.ID_NUMBER)
        .from(RESIDENT)
        .where(RESIDENT.COUNTY.eq(Scope.current().county()))
        .and(which)
        .and(RESIDENT.ERASED_AT.isNull())
        .orderBy(RESIDENT.RELATION.ne("head"), RESIDENT.BORN, RESIDENT.ID)
        .fetch(row -> opened(row, masked));
  }

  private Numbers opened(Record4<UUID, String, byte[], byte[]> row, boolean masked) {
    var id = row.value1();
    var phone = "";
    if (row.value3() != null) {
      var known = new Phone(sealing.open(row.value3(), SealedColumns.phoneOfResident(id)));
      phone = masked ? known.masked() : known.digits();
    }
    var number = "";
    if (row.value4() != null) {
      var known = new IdNumber(sealing.open(row.value4(), SealedColumns.idNumberOf(id)));
      number = masked ? known.masked() : known.digits();
    }
    return new Numbers(id, row.value2(), phone, number);
  }
}
