package org.doorstep.documents;

import static org.doorstep.db.documents.Tables.ATTACHMENT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.doorstep.shared.Word;
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
  private static final int NAME_AT_MOST = 120;
  private static final int SHOWN_AT_MOST = 100;
  private static final Duration WAITS_FOR_ITS_ROW = Duration.ofHours(1);

  private final DSLContext db;
  private final AttachmentFiles disk;
  private final Officials officials;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  Attachments(
      DSLContext db,
      AttachmentFiles disk,
      Officials officials,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactionManager) {
    this.db = db;
    this.disk = disk;
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
        read(sent, errors);
        yield new Invalid<>(errors);
      }
      case Valid<T>(var value) -> {
        var errors = new FieldErrors();
        var files = read(sent, errors);
        yield errors.none() ? new Valid<>(new Filed<>(value, files)) : new Invalid<>(errors);
      }
    };
  }

  private static List<NewFile> read(@Nullable List<MultipartFile> sent, FieldErrors errors) {
    var chosen =
        sent == null
            ? List.<MultipartFile>of()
            : sent.stream().filter(part -> !part.isEmpty()).toList();
    if (chosen.size() > FILES_AT_MOST) {
      errors.add(FIELD, new Word("documents.too-many", FILES_AT_MOST));
      return List.of();
    }
    for (var part : chosen) { // before any is opened: of one too large nothing was kept
      if (part.getSize() > MEGABYTES_AT_MOST * 1_000_000L) {
        var name = name(part.getOriginalFilename());
        errors.add(FIELD, new Word("documents.too-large", name, MEGABYTES_AT_MOST));
        return List.of();
      }
    }
    var files = new ArrayList<NewFile>();
    for (var part : chosen) {
      var name = name(part.getOriginalFilename());
      var file = file(name, part);
      if (file == null) {
        errors.add(FIELD, new Word("documents.wrong-kind", name));
        return List.of();
      }
      files.add(file);
    }
    return files;
  }

  private static @Nullable NewFile file(String name, MultipartFile part) {
    try {
      var content = part.getBytes();
      var type = FileType.recognise(content);
      return type.flatMap(known -> Photographs.bare(known, content))
          .map(bare -> new NewFile(name, type.orElseThrow(), bare))
          .orElse(null);
    } catch (IOException brokenOff) {
      throw new UncheckedIOException(brokenOff);
    }
  }

  /** The last part of what a device calls a file, without what no name needs. */
  private static String name(@Nullable String sent) {
    var name = Objects.requireNonNullElse(sent, "");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "").strip();
    if (name.isEmpty()) {
      return "-";
    }
    var points = name.codePointCount(0, name.length());
    return points <= NAME_AT_MOST
        ? name
        : name.substring(name.offsetByCodePoints(0, points - NAME_AT_MOST));
  }

  /**
   * Does something that is written down, and keeps files with what it is about, in one transaction.
   * The same file on the same thing again changes nothing.
   *
   * @param abouts each seen by the asker once the work is done
   */
  public <T> T keep(List<NewFile> files, Supplier<T> work, Subject... abouts) {
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
              for (var about : abouts) {
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
    lock("pg_advisory_xact_lock_shared", coming.sha256());
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

  /**
   * Whoever adds a file and whoever removes one must not meet: the first hold this together until
   * they commit, the second alone.
   */
  private void lock(String how, byte[] sha256) {
    db.select(
            field(
                how + "({0}, {1})",
                Object.class,
                val(Scope.current().county()),
                val(ByteBuffer.wrap(sha256).getInt())))
        .fetch();
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
      lock("pg_advisory_xact_lock_shared", sha256); // the sweep waits until this is committed
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

  /**
   * Removes from disk what no row names: what was erased, and what came with a transaction that was
   * rolled back.
   */
  void sweep() {
    var county = Scope.current().county();
    try {
      for (var one : disk.waiting(county, clock.instant().minus(WAITS_FOR_ITS_ROW))) {
        transactions.executeWithoutResult(_ -> sweep(county, one));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void sweep(int county, Coming one) {
    lock("pg_advisory_xact_lock", one.sha256());
    var named =
        db.fetchExists(
            db.selectOne()
                .from(ATTACHMENT)
                .where(ATTACHMENT.COUNTY.eq(county), ATTACHMENT.SHA256.eq(one.sha256())));
    try {
      if (!named) {
        disk.remove(county, one.sha256());
        audit.record("attachment.sweep", null, Map.of("erased", one.isErased()));
      }
      disk.settled(one);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
