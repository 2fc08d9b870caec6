package org.doorstep.documents;

import static org.doorstep.db.documents.Tables.ATTACHMENT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.doorstep.audit.Audit;
import org.doorstep.documents.AttachmentFiles.Coming;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.Writes;
import org.doorstep.shared.pages.Attached;
import org.doorstep.staff.Officials;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;

/**
 * The door to attached files. They are on disk before the transaction that names them commits; a
 * row never points to a file that is not there.
 */
@Service
public class Attachments {

  /** The name of the field of a form in which files are sent. */
  public static final String FIELD = "files";

  /** So many files are taken at once. */
  public static final int FILES_AT_MOST = 5;

  /** So large may one of them be, in million bytes. */
  public static final int MEGABYTES_AT_MOST = 10;

  /** So many bytes may a form with files bring. */
  public static final long FORM_AT_MOST = (FILES_AT_MOST * MEGABYTES_AT_MOST + 2) * 1_000_000L;

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
  private static final int SHOWN_AT_MOST = 100;

  private final DSLContext db;
  private final AttachmentFiles disk;
  private final AttachmentSweep sweep;
  private final Officials officials;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  Attachments(
      DSLContext db,
      AttachmentFiles disk,
      AttachmentSweep sweep,
      Officials officials,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactionManager) {
    this.db = db;
    this.disk = disk;
    this.sweep = sweep;
    this.officials = officials;
    this.audit = audit;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /** What a form asks for, and the files that were sent with it. */
  public record Filed<T>(T value, List<NewFile> files) {

    public Filed {
      files = List.copyOf(files);
    }
  }

  /**
   * Checks a form together with the files sent with it. What cannot be taken is said on the field
   * of the files, and nothing is kept yet.
   *
   * @param sent the parts of the form; null or empty ones when no file was chosen
   */
  public <T> Checked<Filed<T>> check(Checked<T> form, @Nullable List<MultipartFile> sent) {
    return switch (form) {
      case Invalid<T>(var errors) -> {
        SentFiles.read(sent, errors);
        yield new Invalid<>(errors);
      }
      case Valid<T>(var value) -> {
        var errors = new FieldErrors();
        var files = SentFiles.read(sent, errors);
        yield errors.none() ? new Valid<>(new Filed<>(value, files)) : new Invalid<>(errors);
      }
    };
  }

  /**
   * Does something that is written down, and keeps files with what it is about, in one transaction.
   * The same file on the same thing again changes nothing.
   *
   * @param abouts each seen by the asker once the work is done
   */
  public <T> T keep(List<NewFile> files, Supplier<T> work, Subject... abouts) {
    return keep(files, work, _ -> List.of(abouts));
  }

  /** The same where only the work tells what it is about. */
  public <T> T keep(
      List<NewFile> files, Supplier<T> work, Function<? super T, List<Subject>> abouts) {
    if (files.isEmpty()) {
      return work.get();
    }
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Files are put on disk before a transaction, not within one");
    }
    try {
      var county = Scope.current().county();
      var coming = new ArrayList<Coming>();
      for (var file : files) {
        coming.add(disk.receive(county, file));
      }
      var done =
          transactions.execute(_ -> {
            var result = work.get();
            for (var i = 0; i < files.size(); i++) {
              for (var about : abouts.apply(result)) {
                add(files.get(i), coming.get(i), about);
              }
            }
            return result;
          });
      // Only now: when the commit fails, or nobody knows whether it did, the sweep asks the rows.
      for (var one : coming) {
        disk.settled(one);
      }
      return Objects.requireNonNull(done);
    } catch (IOException full) {
      throw new UncheckedIOException("An attachment could not be put on disk", full);
    }
  }

  private void add(NewFile file, Coming coming, Subject about) {
    var scope = Scope.current();
    var id = id(about, coming.sha256());
    sweep.holdOff(coming.sha256());
    try {
      disk.settle(scope.county(), coming);
    } catch (IOException full) {
      throw new UncheckedIOException("An attachment could not be put on disk", full);
    }
    var added =
        db.insertInto(ATTACHMENT)
            .set(ATTACHMENT.COUNTY, scope.county())
            .set(ATTACHMENT.ID, id)
            .set(ATTACHMENT.KIND, about.kind().stored())
            .set(ATTACHMENT.SUBJECT, about.id())
            .set(ATTACHMENT.NAME, file.name())
            .set(ATTACHMENT.TYPE, file.type().stored())
            .set(ATTACHMENT.BYTES, (long) file.content().length)
            .set(ATTACHMENT.SHA256, coming.sha256())
            .set(ATTACHMENT.ADDED_AT, clock.instant())
            .set(ATTACHMENT.ADDED_BY, scope.official())
            .onConflict(ATTACHMENT.COUNTY, ATTACHMENT.ID)
            .doNothing()
            .execute();
    if (added == 0) {
      Writes.recorded(); // it was there already: nothing was written
      return;
    }
    audit.record(
        "attachment.add",
        id,
        Map.of(
            "to",
            about.kind().stored() + " " + about.id(),
            "type",
            file.type().stored(),
            "bytes",
            file.content().length));
  }

  /** Made of what it is attached to and of the bytes, so that the same sent twice is one. */
  private static UUID id(Subject about, byte[] sha256) {
    var subject = about.id();
    return UUID.nameUUIDFromBytes(
        ByteBuffer.allocate(16 + sha256.length)
            .putLong(subject.getMostSignificantBits())
            .putLong(subject.getLeastSignificantBits())
            .put(sha256)
            .array());
  }

  /** What is attached to something and may be seen by the asker, for a page. */
  @Transactional(readOnly = true)
  public List<Attached> of(Subject about, Words t) {
    var all =
        db.selectFrom(ATTACHMENT)
            .where(
                ATTACHMENT.COUNTY.eq(Scope.current().county()),
                ATTACHMENT.SUBJECT.eq(about.id()),
                ATTACHMENT.KIND.eq(about.kind().stored()),
                ATTACHMENT.ERASED_AT.isNull())
            .orderBy(ATTACHMENT.ADDED_AT, ATTACHMENT.ID)
            .limit(SHOWN_AT_MOST)
            .fetch(Attachments::attachment);
    var names =
        officials.names(
            all.stream().map(Attachment::addedBy).filter(Objects::nonNull).distinct().toList());
    return all.stream()
        .map(one -> {
          var href = "/attachments/" + one.id();
          var by = one.addedBy();
          return new Attached(
              href,
              one.type().photograph() ? href + "/small" : null,
              one.name(),
              t.say("documents.type." + one.type().stored()),
              size(one.bytes(), t),
              t.moment(one.addedAt()),
              by == null ? t.say("documents.by-resident") : names.getOrDefault(by, ""));
        })
        .toList();
  }

  private static String size(long bytes, Words t) {
    return bytes < 1_000_000
        ? t.say("documents.kilobytes", Math.ceilDiv(bytes, 1000))
        : t.say("documents.megabytes", Math.ceilDiv(bytes, 100_000) / 10.0);
  }

  /** One the asker may see; refused otherwise as if there were none. */
  @Transactional(readOnly = true)
  Attachment get(UUID id) {
    return db.selectFrom(ATTACHMENT)
        .where(
            ATTACHMENT.COUNTY.eq(Scope.current().county()),
            ATTACHMENT.ID.eq(id),
            ATTACHMENT.ERASED_AT.isNull())
        .fetchOptional(Attachments::attachment)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** Where the bytes of one lie; the whole, or a photograph in small. */
  Path open(Attachment attachment, boolean small) throws IOException {
    var county = Scope.current().county();
    var sha256 = HexFormat.of().parseHex(attachment.sha256());
    var path = disk.path(county, sha256);
    if (Files.notExists(path)) {
      LOG.error("Attachment {} of county {} is not on disk", attachment.id(), county);
      throw Refused.because(Reason.NOT_FOUND);
    }
    return small ? disk.small(county, sha256) : path;
  }

  /**
   * Removes what is attached to something, name and bytes; that there was a file stays. Part of the
   * erasure of the thing itself, in its transaction, as the system.
   */
  @Transactional
  public void erase(Subject about) {
    var county = Scope.current().county();
    var here =
        ATTACHMENT
            .COUNTY
            .eq(county)
            .and(ATTACHMENT.SUBJECT.eq(about.id()))
            .and(ATTACHMENT.KIND.eq(about.kind().stored()))
            .and(ATTACHMENT.ERASED_AT.isNull());
    var erased = db.selectFrom(ATTACHMENT).where(here).orderBy(ATTACHMENT.SHA256).fetch();
    if (erased.isEmpty()) {
      return;
    }
    for (var one : erased) {
      var sha256 = Objects.requireNonNull(one.getSha256());
      sweep.holdOff(sha256); // the sweep waits until this is committed
      try {
        disk.leave(county, sha256);
      } catch (IOException failure) {
        throw new UncheckedIOException("An attachment could not be marked to go", failure);
      }
    }
    db.update(ATTACHMENT)
        .set(ATTACHMENT.NAME, "")
        .setNull(ATTACHMENT.SHA256)
        .set(ATTACHMENT.ERASED_AT, clock.instant())
        .where(here)
        .execute();
    audit.record(
        "attachment.erase",
        about.id(),
        Map.of("kind", about.kind().stored(), "files", erased.size()));
  }

  private static Attachment attachment(
      org.doorstep.db.documents.tables.records.AttachmentRecord row) {
    return new Attachment(
        row.getId(),
        row.getName(),
        FileType.of(row.getType()),
        row.getBytes(),
        NewFile.hex(Objects.requireNonNull(row.getSha256())),
        row.getAddedAt(),
        row.getAddedBy());
  }
}
