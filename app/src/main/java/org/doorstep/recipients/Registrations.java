package org.doorstep.recipients;

import static org.doorstep.db.recipients.Tables.RECIPIENT;
import static org.doorstep.db.recipients.Tables.RESIDENT;
import static org.doorstep.db.recipients.Tables.STAGED_RECIPIENT;
import static org.doorstep.db.recipients.Tables.STAGED_RESIDENT;
import static org.jooq.impl.DSL.any;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which many recipients enter the register at once: rows are compared with what is
 * there, laid aside as they are read, and all taken in one transaction, or none.
 */
@Service
public class Registrations {

  /** A recipient of the register as an import compares with it. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Known(UUID id, byte[] content, String place, boolean erased) {}

  /** A resident of the register as an import compares with it. */
  @SuppressWarnings("ArrayRecordComponent")
  public record KnownResident(
      UUID id, UUID household, String name, byte[] content, boolean erased) {

    @Override
    public String toString() {
      return "KnownResident[" + id + "]";
    }
  }

  /**
   * A recipient to be laid aside.
   *
   * @param row of the sheet
   * @param before the content it takes the place of; null for a new one
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record StagedRecipient(int row, UUID id, RecipientEntry entry, byte @Nullable [] before) {}

  /**
   * A resident to be laid aside, under its household.
   *
   * @param hash of the identity number, by {@link Registrations#hash}; null for somebody without
   * @param before the content it takes the place of; null for a new one
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record StagedResident(
      int row,
      UUID id,
      UUID household,
      String place,
      ResidentEntry entry,
      byte @Nullable [] hash,
      byte @Nullable [] before) {}

  private final DSLContext db;
  private final Sealing sealing;
  private final Audit audit;

  Registrations(DSLContext db, Sealing sealing, Audit audit) {
    this.db = db;
    this.sealing = sealing;
    this.audit = audit;
  }

  /** A fingerprint of what an entry says, to tell whether the register says the same already. */
  public byte[] content(RecipientEntry entry) {
    return sealing.hash(entry.said());
  }

  /** A fingerprint of what an entry says, to tell whether the register says the same already. */
  public byte[] content(ResidentEntry entry) {
    return sealing.hash(entry.said());
  }

  /** By what a resident with this number is found again. */
  public byte[] hash(IdNumber number) {
    return sealing.hash(number.digits());
  }

  private byte @Nullable [] hash(ResidentEntry entry) {
    return entry.idNumber() == null ? null : hash(entry.idNumber());
  }

  /** Those of some recipients that are on the register, by code. */
  @Transactional(readOnly = true)
  public Map<String, Known> known(Recipient.Kind kind, Collection<String> codes) {
    var known = new HashMap<String, Known>();
    db.select(RECIPIENT.CODE, RECIPIENT.ID, RECIPIENT.CONTENT, RECIPIENT.PLACE, RECIPIENT.ERASED_AT)
        .from(RECIPIENT)
        .where(
            RECIPIENT.COUNTY.eq(Scope.current().county()),
            RECIPIENT.KIND.eq(kind.stored()),
            RECIPIENT.CODE.eq(any(codes.toArray(String[]::new))))
        .forEach(row ->
            known.put(
                row.value1(),
                new Known(row.value2(), row.value3(), row.value4(), row.value5() != null)));
    return known;
  }

  /** Those residents of the register who have one of these hashed identity numbers. */
  @Transactional(readOnly = true)
  public Map<ByteBuffer, KnownResident> residentsNumbered(Collection<byte[]> hashes) {
    var known = new HashMap<ByteBuffer, KnownResident>();
    // As one array of the driver's: jOOQ would write each hash into the statement's text.
    db.connection(connection -> {
      try (var statement =
          connection.prepareStatement(
              """
              select id_hash, id, household, name, content, erased_at is not null
              from recipients.resident where county = ? and id_hash = any (?)
              """)) {
        statement.setInt(1, Scope.current().county());
        statement.setArray(2, connection.createArrayOf("bytea", hashes.toArray(byte[][]::new)));
        try (var row = statement.executeQuery()) {
          while (row.next()) {
            known.put(
                ByteBuffer.wrap(row.getBytes(1)),
                new KnownResident(
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    row.getBytes(5),
                    row.getBoolean(6)));
          }
        }
      }
    });
    return known;
  }

  /** The residents of some households of whom no identity number is known. */
  @Transactional(readOnly = true)
  public List<KnownResident> residentsUnnumbered(Collection<UUID> households) {
    return db.select(RESIDENT.ID, RESIDENT.HOUSEHOLD, RESIDENT.NAME, RESIDENT.CONTENT)
        .from(RESIDENT)
        .where(
            RESIDENT.COUNTY.eq(Scope.current().county()),
            RESIDENT.HOUSEHOLD.eq(any(households.toArray(UUID[]::new))),
            RESIDENT.ID_HASH.isNull(),
            RESIDENT.ERASED_AT.isNull())
        .fetch(row ->
            new KnownResident(row.value1(), row.value2(), row.value3(), row.value4(), false));
  }

  /** Lays recipients aside for an import. */
  @Transactional
  public void stageRecipients(UUID run, List<StagedRecipient> rows) {
    if (!rows.isEmpty()) {
      new StagingRows(db, sealing, run).recipients(rows);
      Writes.recorded(); // nothing of the register has changed; taking it is what is recorded
    }
  }

  /** Lays residents aside for an import. */
  @Transactional
  public void stageResidents(UUID run, List<StagedResident> rows) {
    if (!rows.isEmpty()) {
      new StagingRows(db, sealing, run).residents(rows);
      Writes.recorded(); // as above
    }
  }

  /**
   * Takes into the register what was laid aside for an import, all of it or nothing.
   *
   * @param progress told how many rows are written so far
   * @throws Refused CHANGED_MEANWHILE when the register is no longer as it was compared with
   */
  @Transactional
  public void take(UUID run, LongConsumer progress) {
    new TakingStaged(db, run, progress).take();
    audit.record("register.take", run);
  }

  /** Takes new households with their residents, or others without, at once and without preview. */
  @Transactional
  public void add(Map<RecipientEntry, List<ResidentEntry>> entries) {
    var run = UUID.randomUUID();
    var recipients = new ArrayList<StagedRecipient>();
    var residents = new ArrayList<StagedResident>();
    entries.forEach((entry, members) -> {
      var id = newId();
      recipients.add(new StagedRecipient(recipients.size() + 1, id, entry, null));
      for (var member : members) {
        residents.add(
            new StagedResident(
                residents.size() + 1, newId(), id, entry.place(), member, hash(member), null));
      }
    });
    stageRecipients(run, recipients);
    stageResidents(run, residents);
    take(run, _ -> {});
    deleteStaged(run);
  }

  /** Forgets what was laid aside for an import. */
  @Transactional
  public void drop(UUID run) {
    deleteStaged(run);
    Writes.recorded(); // nothing of the register has changed
  }

  private void deleteStaged(UUID run) {
    var county = Scope.current().county();
    db.deleteFrom(STAGED_RECIPIENT)
        .where(STAGED_RECIPIENT.COUNTY.eq(county), STAGED_RECIPIENT.IMPORT.eq(run))
        .execute();
    db.deleteFrom(STAGED_RESIDENT)
        .where(STAGED_RESIDENT.COUNTY.eq(county), STAGED_RESIDENT.IMPORT.eq(run))
        .execute();
  }

  /**
   * An id for a row of a large batch. Ids made one after the other lie side by side in the indexes,
   * so that a batch appends to them; nothing else is ever read from them.
   */
  public static UUID newId() {
    return RowIds.next();
  }
}
