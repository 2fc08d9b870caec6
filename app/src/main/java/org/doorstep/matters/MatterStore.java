package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.db.matters.tables.records.MatterRecord;
import org.doorstep.matters.Matter.About;
import org.doorstep.matters.Matter.Channel;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.matters.Matter.Line;
import org.doorstep.matters.Matter.Origin;
import org.doorstep.matters.Matter.Priority;
import org.doorstep.matters.Matter.Reply;
import org.doorstep.matters.MatterState.Answered;
import org.doorstep.matters.MatterState.Closed;
import org.doorstep.matters.MatterState.Diverted;
import org.doorstep.matters.MatterState.Handling;
import org.doorstep.matters.MatterState.Offered;
import org.doorstep.matters.MatterState.Outcome;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.matters.MatterState.Returned;
import org.doorstep.matters.MatterState.Withdrawn;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

/** Matters as the database keeps them; finds only what the asker may see. */
@Repository
class MatterStore {

  private static final int LINES_AT_MOST = 200;

  private final DSLContext db;
  private final Drawn byId;
  private final Drawn byNumber;
  private final Drawn moved;
  private final Sealing sealing;

  MatterStore(DSLContext db, Sealing sealing) {
    this.db = db;
    this.byId = drawn(db, MATTER.ID);
    this.byNumber = drawn(db, MATTER.NUMBER);
    this.moved =
        new Drawn(
            db,
            db.update(MATTER)
                .set(
                    Drawn.values(
                        MATTER.KIND,
                        MATTER.CATEGORY,
                        MATTER.PRIORITY,
                        MATTER.COLLECTIVE,
                        MATTER.STATE,
                        MATTER.HOLDER,
                        MATTER.OFFERED_TO,
                        MATTER.ASSISTING,
                        MATTER.DUE_ON,
                        MATTER.OUTCOME,
                        MATTER.ANSWER,
                        MATTER.ANSWERED_AT,
                        MATTER.REASON_CLASS,
                        MATTER.NEXT_LOOK,
                        MATTER.CLOSED_AT,
                        MATTER.SAME_AS))
                .set(MATTER.VERSION, MATTER.VERSION.plus(inline(1L)))
                .where(
                    MATTER.COUNTY.eq(Drawn.value(MATTER.COUNTY)),
                    MATTER.ID.eq(Drawn.value(MATTER.ID)),
                    MATTER.VERSION.eq(Drawn.value(MATTER.VERSION)))
                .returning(MATTER.VERSION));
    this.sealing = sealing;
  }

  private static Drawn drawn(DSLContext db, TableField<MatterRecord, ?> which) {
    return new Drawn(
        db, db.selectFrom(MATTER).where(MATTER.COUNTY.eq(Drawn.value(MATTER.COUNTY)), is(which)));
  }

  private static <T> Condition is(Field<T> which) {
    return which.eq(Drawn.value(which));
  }

  Matter get(UUID id) {
    return find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  Optional<Matter> find(UUID id) {
    return found(byId.with(Map.of("county", Scope.current().county(), "id", id)));
  }

  Optional<Matter> find(MatterNumber number) {
    return found(
        byNumber.with(Map.of("county", Scope.current().county(), "number", number.toString())));
  }

  private static Optional<Matter> found(ResultQuery<Record> asked) {
    return asked.coerce(MATTER).fetchOptional(MatterStore::matter);
  }

  /** The fingerprint of what was raised under an id. */
  Optional<byte[]> contentOf(UUID id) {
    return db.select(MATTER.CONTENT)
        .from(MATTER)
        .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.ID.eq(id))
        .fetchOptional(MATTER.CONTENT);
  }

  void add(Matter matter, Raise raise, byte[] content, byte[] followCode) {
    var scope = Scope.current();
    var about = matter.about();
    try {
      db.insertInto(MATTER)
          .set(MATTER.COUNTY, scope.county())
          .set(MATTER.ID, matter.id())
          .set(MATTER.NUMBER, matter.number().toString())
          .set(MATTER.KIND, about.kind().stored())
          .set(MATTER.TITLE, about.title())
          .set(MATTER.TEXT, about.text())
          .set(MATTER.PLACE, about.place())
          .set(MATTER.RECIPIENT, about.recipient())
          .set(MATTER.COLLECTIVE, about.collective())
          .set(MATTER.PRIORITY, about.priority().stored())
          .set(MATTER.CHANNEL, raise.channel().stored())
          .set(MATTER.RAISED_AT, matter.origin().raisedAt())
          .set(MATTER.RAISED_BY, scope.official())
          .set(MATTER.RAISED_UNIT, scope.unit())
          .set(MATTER.ENGAGEMENT, raise.engagement())
          .set(MATTER.LINK, raise.link())
          .set(MATTER.CONTACT_NAME, raise.contactName())
          .set(MATTER.CONTACT_PHONE, phone(raise))
          .set(MATTER.ANONYMOUS, raise.anonymous())
          .set(MATTER.FOLLOW_CODE, followCode)
          .set(MATTER.CONTENT, content)
          .set(MATTER.STATE, matter.state().name().stored())
          .set(MATTER.HOLDER, matter.state().holder())
          .set(MATTER.DUE_ON, matter.due())
          .execute();
    } catch (DuplicateKeyException takenByOthers) {
      throw Refused.because(Reason.SAME_ID_OTHER_CONTENT);
    }
  }

  private byte @Nullable [] phone(Raise raise) {
    return raise.contactPhone().isEmpty()
        ? null
        : sealing.seal(raise.contactPhone(), ContactPhones.contextOf(raise.id()));
  }

  /** Keeps what a step changed, unless somebody else was faster; gives it as it is kept. */
  Matter save(Matter matter) {
    var about = matter.about();
    var state = matter.state();
    var reply = matter.reply();
    var row = new MatterRecord();
    row.setCounty(Scope.current().county());
    row.setId(matter.id());
    row.setVersion(matter.version());
    row.setKind(about.kind().stored());
    row.setCategory(about.category());
    row.setPriority(about.priority().stored());
    row.setCollective(about.collective());
    row.setState(state.name().stored());
    row.setHolder(state.holder());
    row.setOfferedTo(state.asked().orElse(null));
    row.setAssisting(matter.assisting().toArray(UUID[]::new));
    row.setDueOn(matter.due());
    if (reply != null) {
      row.setOutcome(reply.outcome().stored());
      row.setAnswer(reply.text());
      row.setAnsweredAt(reply.at());
    }
    if (state instanceof Diverted(_, var reason, var nextLook)) {
      row.setReasonClass(reason.stored());
      row.setNextLook(nextLook);
    }
    row.setClosedAt(matter.closedAt());
    row.setSameAs(matter.sameAs());
    if (moved.with(row).fetch().isEmpty()) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    return matter.saved();
  }

  /** Brings a matter into the trays it belongs to by what it says, and out of all others. */
  void layInTrays(UUID matter) {
    db.select(field("matters.lay_in_trays({0})", String.class, val(matter))).fetch();
  }

  /** The matters of a recipient, the newest first. */
  List<Line> ofRecipient(UUID recipient) {
    return lines(MATTER.RECIPIENT.eq(recipient));
  }

  /** The matters raised in a meeting, the newest first. */
  List<Line> ofEngagement(UUID engagement) {
    return lines(MATTER.ENGAGEMENT.eq(engagement));
  }

  /** These matters by their ids. */
  Map<UUID, Line> lines(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : db.selectFrom(MATTER)
            .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.ID.in(ids))
            .fetchMap(MATTER.ID, row -> line(row.into(MATTER)));
  }

  /** Whose these matters are, as far as it is known. */
  Map<UUID, UUID> recipients(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : db.select(MATTER.ID, MATTER.RECIPIENT)
            .from(MATTER)
            .where(
                MATTER.COUNTY.eq(Scope.current().county()),
                MATTER.ID.in(ids),
                MATTER.RECIPIENT.isNotNull())
            .fetchMap(MATTER.ID, MATTER.RECIPIENT);
  }

  private List<Line> lines(Condition which) {
    return db.selectFrom(MATTER)
        .where(MATTER.COUNTY.eq(Scope.current().county()))
        .and(which)
        .orderBy(MATTER.RAISED_AT.desc(), MATTER.ID)
        .limit(LINES_AT_MOST)
        .fetch(MatterStore::line);
  }

  private static Line line(MatterRecord row) {
    return new Line(
        row.getId(),
        MatterNumber.valueOf(row.getNumber()),
        row.getTitle(),
        Coded.read(MatterState.Name.class, row.getState()),
        Coded.read(Kind.class, row.getKind()),
        row.getPlace(),
        row.getRaisedAt(),
        row.getDueOn(),
        row.getHolder());
  }

  private static Matter matter(MatterRecord row) {
    return new Matter(
        row.getId(),
        MatterNumber.valueOf(row.getNumber()),
        new About(
            Coded.read(Kind.class, row.getKind()),
            row.getCategory(),
            row.getTitle(),
            row.getText(),
            row.getPlace(),
            row.getRecipient(),
            row.getCollective(),
            Coded.read(Priority.class, row.getPriority())),
        new Origin(
            Coded.read(Channel.class, row.getChannel()),
            row.getRaisedAt(),
            row.getRaisedBy(),
            row.getRaisedUnit(),
            row.getEngagement(),
            row.getAnonymous(),
            row.getContactName()),
        state(row),
        row.getDueOn(),
        Arrays.asList(row.getAssisting()),
        row.getAnswer() == null
            ? null
            : new Reply(
                Coded.read(Outcome.class, row.getOutcome()), row.getAnswer(), row.getAnsweredAt()),
        row.getReopened(),
        row.getClosedAt(),
        row.getSameAs(),
        row.getVersion());
  }

  private static MatterState state(MatterRecord row) {
    var holder = row.getHolder();
    LocalDate due = row.getDueOn();
    return switch (Coded.read(MatterState.Name.class, row.getState())) {
      case RAISED -> new MatterState.Raised(holder, due);
      case OFFERED -> new Offered(holder, Objects.requireNonNull(row.getOfferedTo()), due);
      case RETURNED -> new Returned(holder, due);
      case HANDLING -> new Handling(holder, due);
      case DIVERTED ->
          new Diverted(
              holder,
              Coded.read(ReasonClass.class, Objects.requireNonNull(row.getReasonClass())),
              Objects.requireNonNull(row.getNextLook()));
      case ANSWERED -> new Answered(holder, outcome(row));
      case CLOSED -> new Closed(holder, outcome(row));
      case WITHDRAWN -> new Withdrawn(holder);
    };
  }

  private static Outcome outcome(MatterRecord row) {
    return Coded.read(Outcome.class, Objects.requireNonNull(row.getOutcome()));
  }

  /** What a try with a follow code needs to know. */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared as a record
  record FollowTry(UUID id, byte[] code, int failed, @Nullable Instant shutUntil) {

    /** Whether a code may be tried now. */
    boolean openAt(Instant now) {
      return shutUntil == null || !now.isBefore(shutUntil);
    }
  }

  Optional<FollowTry> followTry(MatterNumber number) {
    return db.select(MATTER.ID, MATTER.FOLLOW_CODE, MATTER.FOLLOW_FAILED, MATTER.FOLLOW_SHUT_UNTIL)
        .from(MATTER)
        .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.NUMBER.eq(number.toString()))
        .fetchOptional(
            row -> new FollowTry(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  void followTried(UUID id, int failed, @Nullable Instant shutUntil) {
    db.update(MATTER)
        .set(MATTER.FOLLOW_FAILED, failed)
        .set(MATTER.FOLLOW_SHUT_UNTIL, shutUntil)
        .where(MATTER.COUNTY.eq(Scope.current().county()), MATTER.ID.eq(id))
        .execute();
  }
}
