package org.doorstep.aftercare;

import static org.doorstep.db.aftercare.Tables.RATING;
import static org.doorstep.db.aftercare.Tables.RATING_SLIP;
import static org.doorstep.db.aftercare.Tables.RATING_TALLY;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.aftercare.RatingLifecycle.State;
import org.doorstep.aftercare.RatingLifecycle.Step;
import org.doorstep.audit.Audit;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterAnswered;
import org.doorstep.matters.MatterClosed;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Timeline;
import org.doorstep.shared.Coded;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to residents' ratings. Every score is taken and kept alike, nobody but the resident
 * gives one, and who handles a matter never sees its code.
 */
@Service
public class Ratings {

  /** Through what a rating came. */
  public enum Channel implements Coded {
    /** The page on which the matter is followed. */
    FOLLOW,
    /** The code on a paper slip. */
    SLIP
  }

  /**
   * A rating that was given.
   *
   * @param independent false when whoever handled the matter was there or wrote it down
   */
  public record Given(
      UUID id, int score, String words, Instant at, Channel channel, boolean independent) {

    @Override
    public String toString() {
      return "Given[" + score + "]";
    }
  }

  /** How many ratings of a score were handed in, and how many of them are kept. */
  public record Tally(int score, long given, long kept) {}

  /**
   * What a slip leads to.
   *
   * @param used whether its rating was given or is no longer asked for
   */
  public record Shown(UUID matter, boolean used) {}

  /** What a slip for a household says. */
  public record Slip(MatterNumber number, String code) {

    @Override
    public String toString() {
      return "Slip[" + number + "]";
    }
  }

  private final DSLContext db;
  private final Matters matters;
  private final Timeline timeline;
  private final Audit audit;
  private final Clock clock;

  Ratings(DSLContext db, Matters matters, Timeline timeline, Audit audit, Clock clock) {
    this.db = db;
    this.matters = matters;
    this.timeline = timeline;
    this.audit = audit;
    this.clock = clock;
  }

  /** With the answer the resident is invited to rate, unless an earlier invitation still waits. */
  @EventListener
  void answered(MatterAnswered answered) {
    var matter = answered.matter();
    var invited =
        db.insertInto(RATING)
            .set(RATING.COUNTY, Scope.current().county())
            .set(RATING.ID, UUID.randomUUID())
            .set(RATING.MATTER, matter.id())
            .set(RATING.INVITED_AT, clock.instant())
            .set(RATING.STATE, AllowedSteps.stored(State.INVITED))
            .set(RATING.INDEPENDENT, independent(matter))
            .onConflictDoNothing() // one invitation at a time
            .execute();
    if (invited > 0) {
      audit.record("rating.invite", matter.id());
    }
  }

  /** Withdrawn by who raised it: there is nothing left to rate. */
  @EventListener
  void closed(MatterClosed closed) {
    if (!closed.withdrawn()) {
      return;
    }
    var dropped =
        db.update(RATING)
            .set(RATING.STATE, AllowedSteps.stored(State.DROPPED))
            .where(
                RATING.COUNTY.eq(Scope.current().county()),
                RATING.MATTER.eq(closed.matter().id()),
                RATING.STATE.eq(AllowedSteps.stored(State.INVITED)))
            .execute();
    if (dropped > 0) {
      audit.record("rating.drop", closed.matter().id());
    }
  }

  /**
   * Who wrote a matter down knows its follow code: then a rating says less if the same handled it.
   */
  private static boolean independent(Matter matter) {
    return !matter.state().holder().equals(matter.origin().raisedUnit());
  }

  /** Whether the resident of a matter is invited to rate. */
  @Transactional(readOnly = true)
  public boolean invited(UUID matter) {
    return invitation(matter).isPresent();
  }

  /** The ratings given on a matter, the latest first. */
  @Transactional(readOnly = true)
  public List<Given> of(UUID matter) {
    return db.selectFrom(RATING)
        .where(
            RATING.COUNTY.eq(Scope.current().county()),
            RATING.MATTER.eq(matter),
            RATING.STATE.eq(AllowedSteps.stored(State.RATED)))
        .orderBy(RATING.RATED_AT.desc(), RATING.ID)
        .fetch(row ->
            new Given(
                row.getId(),
                row.getScore(),
                row.getWords(),
                row.getRatedAt(),
                Coded.read(Channel.class, row.getChannel()),
                row.getIndependent()));
  }

  /**
   * Which matter a slip's number and code belong to. Asked in the scope of the county's system,
   * because whoever has a slip is nobody yet; empty when number and code do not belong together.
   */
  @Transactional(readOnly = true)
  public Optional<Shown> shown(MatterNumber number, String typedCode) {
    var county = Scope.current().county();
    return RatingCode.parse(typedCode)
        .flatMap(code ->
            matters
                .find(number)
                .flatMap(matter ->
                    db.select(RATING_SLIP.MATTER, RATING.STATE)
                        .from(RATING_SLIP)
                        .join(RATING)
                        .on(RATING.COUNTY.eq(RATING_SLIP.COUNTY), RATING.ID.eq(RATING_SLIP.RATING))
                        .where(
                            RATING_SLIP.COUNTY.eq(county),
                            RATING_SLIP.CODE.eq(code.hash(county)),
                            RATING_SLIP.MATTER.eq(matter.id()))
                        .fetchOptional(row ->
                            new Shown(
                                row.value1(),
                                !row.value2().equals(AllowedSteps.stored(State.INVITED))))));
  }

  /**
   * Notes that a resident handed in a rating, before it is known whether it can be kept: the count
   * everybody can compare with what is kept.
   */
  @Transactional
  public void handIn(int score) {
    db.select(field("aftercare.count_handed_in({0})", String.class, val((short) score))).fetch();
    audit.record("rating.hand-in", null, Map.of("score", score));
  }

  /**
   * Keeps a rating, whatever its score. Asked by the resident of the matter.
   *
   * @param score 1 to 5
   */
  @Transactional
  public void rate(UUID matter, Channel channel, int score, String words) {
    var scope = Scope.current();
    if (scope.role() != Role.RESIDENT) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var state = RatingLifecycle.ALLOWED.after(State.INVITED, Step.RATE);
    var rating =
        db.update(RATING)
            .set(RATING.STATE, AllowedSteps.stored(state))
            .set(RATING.SCORE, (short) score)
            .set(RATING.WORDS, words)
            .set(RATING.RATED_AT, clock.instant())
            .set(RATING.CHANNEL, channel.stored())
            .where(
                RATING.COUNTY.eq(scope.county()),
                RATING.MATTER.eq(matter),
                RATING.STATE.eq(AllowedSteps.stored(State.INVITED)))
            .returning(RATING.ID)
            .fetchOptional(RATING.ID)
            .orElseThrow(() -> refusedFrom(State.RATED));
    audit.record(
        "rating.rate",
        matter,
        Map.of("rating", rating, "score", score, "channel", channel.stored()));
    RatingLifecycle.ALLOWED.tell(timeline, matter, Step.RATE, words, Map.of("score", score));
  }

  /** Handed in and kept, by score, 5 first. */
  @Transactional(readOnly = true)
  public List<Tally> tally() {
    return db.selectFrom(RATING_TALLY)
        .where(RATING_TALLY.COUNTY.eq(Scope.current().county()))
        .orderBy(RATING_TALLY.SCORE.desc())
        .fetch(row -> new Tally(row.getScore(), row.getGiven(), row.getKept()));
  }

  /**
   * The slip to take to the household. Given to an office only, and never to a unit that holds or
   * wrote down the matter, helps with it or answered it.
   */
  @Transactional
  public Slip slip(MatterNumber number) {
    var scope = Scope.current();
    var matter = matters.get(number);
    var office = scope.role() == Role.TOWNSHIP_OFFICE || scope.role() == Role.COUNTY_OFFICE;
    if (!office || handles(matter, scope.unitOrRefuse())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var invitation = invitation(matter.id()).orElseThrow(() -> refusedFrom(State.RATED));
    var code = RatingCode.random();
    db.insertInto(RATING_SLIP)
        .set(RATING_SLIP.COUNTY, scope.county())
        .set(RATING_SLIP.CODE, code.hash(scope.county()))
        .set(RATING_SLIP.RATING, invitation)
        .set(RATING_SLIP.MATTER, matter.id())
        .set(RATING_SLIP.PRINTED_AT, clock.instant())
        .set(RATING_SLIP.PRINTED_BY, scope.officialOrRefuse())
        .execute();
    audit.record("rating.print-slip", matter.id(), Map.of("rating", invitation));
    timeline.add(matter.id(), RatingLifecycle.ALLOWED.name(), "print-slip", "", Map.of());
    return new Slip(number, code.printed());
  }

  /** Whether a unit has a hand in a matter. */
  @Transactional(readOnly = true)
  public boolean handles(Matter matter, UUID unit) {
    return unit.equals(matter.state().holder())
        || unit.equals(matter.origin().raisedUnit())
        || matter.assisting().contains(unit)
        || timeline.answeredBy(matter.id(), unit);
  }

  private Optional<UUID> invitation(UUID matter) {
    return db.select(RATING.ID)
        .from(RATING)
        .where(
            RATING.COUNTY.eq(Scope.current().county()),
            RATING.MATTER.eq(matter),
            RATING.STATE.eq(AllowedSteps.stored(State.INVITED)))
        .fetchOptional(RATING.ID);
  }

  private static Refused refusedFrom(State state) {
    return Refused.because(
        Reason.STEP_NOT_ALLOWED,
        RatingLifecycle.ALLOWED.word(state),
        RatingLifecycle.ALLOWED.did(Step.RATE));
  }
}
