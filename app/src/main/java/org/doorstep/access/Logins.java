package org.doorstep.access;

import static org.doorstep.db.access.Tables.ACCOUNT;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for those who keep accounts: which logins there are, and whose. */
@Service
public class Logins {

  private final DSLContext db;

  Logins(DSLContext db) {
    this.db = db;
  }

  /** Every login of the county with its official, closed accounts included. */
  @Transactional(readOnly = true)
  public Map<String, UUID> all() {
    var all = new HashMap<String, UUID>();
    db.select(ACCOUNT.LOGIN, ACCOUNT.OFFICIAL)
        .from(ACCOUNT)
        .where(ACCOUNT.COUNTY.eq(Scope.current().county()))
        .forEach(row -> all.put(row.value1(), row.value2()));
    return all;
  }
}
