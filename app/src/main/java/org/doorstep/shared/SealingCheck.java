package org.doorstep.shared;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses to start with keys that are not the ones this database was sealed with: better no program
 * than one that seals half of the fields with the wrong key.
 */
@Component
class SealingCheck implements InitializingBean {

  private static final String KNOWN = "Doorstep";
  private static final Sealing.Context CONTEXT =
      new Sealing.Context("sealing.check_value", new UUID(0, 0));

  private final DSLContext db;
  private final Sealing sealing;
  private final TransactionTemplate transactions;

  SealingCheck(DSLContext db, Sealing sealing, PlatformTransactionManager transactions) {
    this.db = db;
    this.sealing = sealing;
    this.transactions = new TransactionTemplate(transactions);
  }

  @Override
  public void afterPropertiesSet() {
    Scope.system(0, ZoneOffset.UTC, "start")
        .run(() -> transactions.executeWithoutResult(_ -> check()));
  }

  private void check() {
    var inserted =
        db.execute(
            "insert into sealing.check_value (sealed, hashed) values ({0}, {1}) on conflict do"
                + " nothing",
            org.jooq.impl.DSL.val(sealing.seal(KNOWN, CONTEXT)),
            org.jooq.impl.DSL.val(sealing.hash(KNOWN)));
    Writes.recorded(); // a value of the program's own, about nobody
    if (inserted == 0 && !fits()) {
      throw new IllegalStateException(
          "The keys in %s are not the ones this database was sealed with: identity numbers and telephones could not be read. Bring the folder of keys back from your copy, or point doorstep.keys at it."
              .formatted(sealing.folder()));
    }
  }

  private boolean fits() {
    var kept = db.fetchSingle("select sealed, hashed from sealing.check_value");
    try {
      return sealing.open(kept.get("sealed", byte[].class), CONTEXT).equals(KNOWN)
          && Arrays.equals(kept.get("hashed", byte[].class), sealing.hash(KNOWN));
    } catch (IllegalStateException otherKeys) {
      return false;
    }
  }
}
