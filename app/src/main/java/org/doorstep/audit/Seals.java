package org.doorstep.audit;

import static org.doorstep.db.audit.Tables.ENTRY;
import static org.doorstep.db.audit.Tables.SEAL;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Writes;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes runs of audit entries under seals. A seal's hash covers the seal before it and the
 * fingerprint of each of its entries, so whoever knows the last seal can verify them all.
 */
@Service
public class Seals {

  private static final int MOST = 10_000;

  private final DSLContext db;
  private final Clock clock;
  private final ObjectProvider<Seals> itself; // through its proxy, so that transactions open

  Seals(DSLContext db, Clock clock, ObjectProvider<Seals> itself) {
    this.db = db;
    this.clock = clock;
    this.itself = itself;
  }

  /** Seals what has been recorded since the last seal, at most 10,000 entries; how many. */
  @Transactional
  public int seal() {
    var county = Scope.current().county();
    // One at a time for a county; a second node waits and then finds nothing left.
    db.execute("select pg_advisory_xact_lock(hashtext('audit.seal'), {0})", county);
    var entries =
        db.select(ENTRY.ID)
            .from(ENTRY)
            .where(ENTRY.COUNTY.eq(county), ENTRY.SEAL.isNull())
            .orderBy(ENTRY.AT, ENTRY.ID)
            .limit(MOST)
            .fetch(ENTRY.ID);
    if (entries.isEmpty()) {
      return 0;
    }
    var number = lastNumber(county) + 1;
    db.update(ENTRY)
        .set(ENTRY.SEAL, number)
        .where(ENTRY.COUNTY.eq(county), ENTRY.ID.in(entries))
        .execute();
    db.insertInto(SEAL)
        .set(SEAL.COUNTY, county)
        .set(SEAL.NUMBER, number)
        .set(SEAL.SEALED_AT, clock.instant())
        .set(SEAL.ENTRIES, entries.size())
        .set(SEAL.HASH, hash(before(county, number), fingerprints(county, number)))
        .execute();
    Writes.recorded(); // sealing is about the trail itself
    return entries.size();
  }

  /** Seals until nothing is left to seal; each seal is a transaction of its own. */
  public void sealAll() {
    var sealed = MOST;
    while (sealed == MOST) {
      sealed = itself.getObject().seal();
    }
  }

  /**
   * Recomputes every seal of the county from its entries.
   *
   * @return the number of the first seal that does not hold; empty when all do
   */
  @Transactional(readOnly = true)
  public Optional<Long> firstBroken() {
    var county = Scope.current().county();
    var before = new byte[0];
    var expected = 1L;
    for (var seal : db.selectFrom(SEAL).where(SEAL.COUNTY.eq(county)).orderBy(SEAL.NUMBER)) {
      var entries = fingerprints(county, seal.getNumber());
      if (seal.getNumber() != expected
          || seal.getEntries() != entries.size()
          || !Arrays.equals(seal.getHash(), hash(before, entries))) {
        return Optional.of(expected);
      }
      before = seal.getHash();
      expected++;
    }
    Condition sealedBeyond = ENTRY.SEAL.ge(expected);
    return db.fetchExists(ENTRY, ENTRY.COUNTY.eq(county).and(sealedBeyond))
        ? Optional.of(expected)
        : Optional.empty();
  }

  private long lastNumber(int county) {
    var last =
        db.select(coalesce(max(SEAL.NUMBER), 0L))
            .from(SEAL)
            .where(SEAL.COUNTY.eq(county))
            .fetchSingle();
    return last.value1();
  }

  private byte[] before(int county, long number) {
    return db.select(SEAL.HASH)
        .from(SEAL)
        .where(SEAL.COUNTY.eq(county), SEAL.NUMBER.eq(number - 1))
        .fetchOptional(SEAL.HASH)
        .orElse(new byte[0]);
  }

  private List<byte[]> fingerprints(int county, long number) {
    var fingerprint = field("audit.fingerprint(entry)", byte[].class);
    var found =
        db.select(ENTRY.ID, fingerprint)
            .from(ENTRY)
            .where(ENTRY.COUNTY.eq(county), ENTRY.SEAL.eq(number))
            .fetch();
    var ordered = new ArrayList<>(found);
    ordered.sort((one, other) -> compare(one.value1(), other.value1()));
    return ordered.stream().map(each -> each.value2()).toList();
  }

  private static int compare(UUID one, UUID other) {
    return one.toString().compareTo(other.toString());
  }

  private static byte[] hash(byte[] before, List<byte[]> fingerprints) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      fingerprints.forEach(digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
