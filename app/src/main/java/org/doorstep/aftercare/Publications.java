package org.doorstep.aftercare;

import static org.doorstep.db.aftercare.Tables.PUBLICATION;
import static org.doorstep.db.aftercare.Tables.WAITING;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.aftercare.PublicationLifecycle.State;
import org.doorstep.aftercare.PublicationLifecycle.Step;
import org.doorstep.aftercare.PublicationRedaction.Cleaned;
import org.doorstep.aftercare.PublicationRedaction.Removed;
import org.doorstep.audit.Audit;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Timeline;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to posting matters: one person proposes texts from which personal data were taken out,
 * an office looks and decides (C7). The database keeps what hangs where its matter stands.
 */
@Service
public class Publications {

  private static final int AT_MOST = 100;

  /** What the public is to read. */
  public record Texts(String title, String text, String answer) {

    @Override
    public String toString() {
      return "Texts";
    }
  }

  /** The posting of a matter as it stands. */
  public record Standing(
      UUID matter,
      MatterNumber number,
      String state,
      Texts texts,
      String place,
      @Nullable UUID proposedBy,
      Instant proposedAt) {

    @Override
    public String toString() {
      return "Standing[" + number + " " + state + "]";
    }
  }

  /** Texts to begin with: what was taken out of them, and what may still give somebody away. */
  record Suggestion(Cleaned title, Cleaned text, Cleaned answer) {

    List<Removed> removed() {
      return joined(title.removed(), text.removed(), answer.removed());
    }

    List<PublicationRedaction.Hint> hints() {
      return joined(title.hints(), text.hints(), answer.hints());
    }

    private static <T> List<T> joined(List<T> one, List<T> two, List<T> three) {
      var all = new ArrayList<>(one);
      all.addAll(two);
      all.addAll(three);
      return all.stream().distinct().toList();
    }
  }

  private final DSLContext db;
  private final Matters matters;
  private final Timeline timeline;
  private final Recipients recipients;
  private final Audit audit;
  private final Clock clock;

  Publications(
      DSLContext db,
      Matters matters,
      Timeline timeline,
      Recipients recipients,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.matters = matters;
    this.timeline = timeline;
    this.recipients = recipients;
    this.audit = audit;
    this.clock = clock;
  }

  /** How the posting of a matter stands, if one was ever proposed. */
  @Transactional(readOnly = true)
  public Optional<Standing> find(MatterNumber number) {
    return db.selectFrom(PUBLICATION)
        .where(
            PUBLICATION.COUNTY.eq(Scope.current().county()),
            PUBLICATION.NUMBER.eq(number.toString()))
        .fetchOptional(Publications::standing);
  }

  /** What waits for the asker's look, the oldest first. */
  @Transactional(readOnly = true)
  public List<Standing> waiting() {
    return Scope.current().seats().stream()
        .map(this::lying)
        .reduce(Select::unionAll)
        .map(all -> standing(all.asTable(WAITING)))
        .orElse(List.of());
  }

  /** Those of the trays in the trays' own order, once each. */
  private List<Standing> standing(Table<Record2<Instant, UUID>> lying) {
    var matter = lying.field(WAITING.MATTER);
    return db
        .select(PUBLICATION.fields())
        .from(lying)
        .join(PUBLICATION)
        .on(PUBLICATION.COUNTY.eq(Scope.current().county()), PUBLICATION.MATTER.eq(matter))
        .orderBy(lying.field(WAITING.PROPOSED_AT), matter)
        .fetch(row -> standing(row.into(PUBLICATION)))
        .stream()
        .distinct()
        .limit(AT_MOST)
        .toList();
  }

  /** What lies in one tray: from elsewhere, too, when it is held there. */
  private Select<Record2<Instant, UUID>> lying(UUID seat) {
    return db.select(WAITING.PROPOSED_AT, WAITING.MATTER)
        .from(WAITING)
        .where(WAITING.COUNTY.eq(Scope.current().county()), WAITING.SEAT.eq(seat))
        .orderBy(WAITING.PROPOSED_AT, WAITING.MATTER)
        .limit(AT_MOST);
  }

  /** The matter's own texts, cleaned. */
  @Transactional(readOnly = true)
  Suggestion suggest(MatterNumber number) {
    var matter = matters.get(number);
    var names = names(matter);
    var reply = matter.reply();
    return new Suggestion(
        PublicationRedaction.clean(matter.about().title(), names),
        PublicationRedaction.clean(matter.about().text(), names),
        PublicationRedaction.clean(reply == null ? "" : reply.text(), names));
  }

  /** The same look at texts somebody typed. */
  @Transactional(readOnly = true)
  Suggestion look(MatterNumber number, Texts texts) {
    var names = names(matters.get(number));
    return new Suggestion(
        PublicationRedaction.clean(texts.title(), names),
        PublicationRedaction.clean(texts.text(), names),
        PublicationRedaction.clean(texts.answer(), names));
  }

  /** Proposes texts; refused while they still name somebody. */
  @Transactional
  public void propose(MatterNumber number, Texts texts) {
    var scope = Scope.current();
    var matter = matters.get(number);
    refuseNames(matter, texts);
    var before = stateOf(matter.id());
    before.ifPresent(state -> PublicationLifecycle.ALLOWED.after(state, Step.PROPOSE));
    var place = matter.about().place();
    db.insertInto(PUBLICATION)
        .set(PUBLICATION.COUNTY, scope.county())
        .set(PUBLICATION.MATTER, matter.id())
        .set(PUBLICATION.NUMBER, number.toString())
        .set(PUBLICATION.STATE, AllowedSteps.stored(State.PROPOSED))
        .set(PUBLICATION.TITLE, texts.title())
        .set(PUBLICATION.TEXT, texts.text())
        .set(PUBLICATION.ANSWER, texts.answer())
        .set(PUBLICATION.TOWNSHIP, place.substring(0, Math.min(9, place.length())))
        .set(PUBLICATION.PLACE, place)
        .set(PUBLICATION.PROPOSED_BY, scope.officialOrRefuse())
        .set(PUBLICATION.PROPOSED_AT, clock.instant())
        .set(PUBLICATION.HANDLING, matter.state().name().stored())
        .set(PUBLICATION.OPEN, owed(matter))
        .set(PUBLICATION.HOLDER, matter.state().holder())
        .set(PUBLICATION.DUE_ON, matter.due())
        .set(PUBLICATION.CLOSED_AT, matter.closedAt())
        .onConflict(PUBLICATION.COUNTY, PUBLICATION.MATTER)
        .doUpdate()
        .set(PUBLICATION.STATE, AllowedSteps.stored(State.PROPOSED))
        .set(PUBLICATION.TITLE, texts.title())
        .set(PUBLICATION.TEXT, texts.text())
        .set(PUBLICATION.ANSWER, texts.answer())
        .set(PUBLICATION.PROPOSED_BY, scope.officialOrRefuse())
        .set(PUBLICATION.PROPOSED_AT, clock.instant())
        .execute();
    audit.record("publication.propose", matter.id());
    PublicationLifecycle.ALLOWED.tell(timeline, matter.id(), Step.PROPOSE, "", Map.of());
  }

  /** Hangs out what was proposed; refused to whoever proposed it. */
  @Transactional
  public void post(MatterNumber number) {
    var standing = look(number);
    if (Scope.current().officialOrRefuse().equals(standing.proposedBy())) {
      throw Refused.because(
          Reason.STEP_NOT_ALLOWED,
          new Word("aftercare.publication.own"),
          PublicationLifecycle.ALLOWED.did(Step.POST));
    }
    refuseNames(matters.get(standing.matter()), standing.texts());
    decide(standing, Step.POST, "");
  }

  /** Does not hang out what was proposed, for a reason. */
  @Transactional
  public void withhold(MatterNumber number, String why) {
    decide(look(number), Step.WITHHOLD, why);
  }

  /** Takes down what hangs, for a reason. */
  @Transactional
  public void takeDown(MatterNumber number, String why) {
    decide(look(number), Step.TAKE_DOWN, why);
  }

  /** Puts new texts in the place of those that hang: the reply that came meanwhile. */
  @Transactional
  public void amend(MatterNumber number, Texts texts) {
    var standing = look(number);
    refuseNames(matters.get(standing.matter()), texts);
    PublicationLifecycle.ALLOWED.after(stateOf(standing), Step.AMEND);
    db.update(PUBLICATION)
        .set(PUBLICATION.TITLE, texts.title())
        .set(PUBLICATION.TEXT, texts.text())
        .set(PUBLICATION.ANSWER, texts.answer())
        .set(PUBLICATION.DECIDED_BY, Scope.current().officialOrRefuse())
        .where(
            PUBLICATION.COUNTY.eq(Scope.current().county()),
            PUBLICATION.MATTER.eq(standing.matter()))
        .execute();
    audit.record("publication.amend", standing.matter());
    PublicationLifecycle.ALLOWED.tell(timeline, standing.matter(), Step.AMEND, "", Map.of());
  }

  /** Whether the asker decides what is posted. */
  public boolean mayDecide() {
    var role = Scope.current().role();
    return role == Role.TOWNSHIP_OFFICE || role == Role.COUNTY_OFFICE;
  }

  /** The posting an office is to decide about. */
  private Standing look(MatterNumber number) {
    if (!mayDecide()) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var standing = find(number).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    matters.get(standing.matter()); // what hangs is seen by all, its matter is not
    return standing;
  }

  private void decide(Standing standing, Step step, String why) {
    var scope = Scope.current();
    var state = PublicationLifecycle.ALLOWED.after(stateOf(standing), step);
    db.update(PUBLICATION)
        .set(PUBLICATION.STATE, AllowedSteps.stored(state))
        .set(PUBLICATION.DECIDED_BY, scope.officialOrRefuse())
        .set(PUBLICATION.POSTED_AT, state == State.POSTED ? clock.instant() : null)
        .where(PUBLICATION.COUNTY.eq(scope.county()), PUBLICATION.MATTER.eq(standing.matter()))
        .execute();
    audit.record("publication." + AllowedSteps.stored(step), standing.matter());
    PublicationLifecycle.ALLOWED.tell(timeline, standing.matter(), step, why, Map.of());
  }

  private void refuseNames(Matter matter, Texts texts) {
    var names = names(matter);
    var left =
        PublicationRedaction.mustGo(
            String.join("\n", texts.title(), texts.text(), texts.answer()), names);
    if (!left.isEmpty()) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
  }

  /** The names this matter is known to be about, as far as the asker may see them. */
  private List<String> names(Matter matter) {
    var names = new ArrayList<String>();
    names.add(matter.origin().contactName());
    var recipient = matter.about().recipient();
    if (recipient != null) {
      recipients
          .find(recipient)
          .filter(found -> found.kind() == Recipient.Kind.HOUSEHOLD)
          .ifPresent(found -> {
            names.add(found.name());
            recipients.residentsOf(recipient).forEach(resident -> names.add(resident.name()));
          });
    }
    return names;
  }

  /** Whether the public is still owed an answer. */
  private static boolean owed(Matter matter) {
    return switch (matter.state().name()) {
      case RAISED, OFFERED, RETURNED, HANDLING, DIVERTED -> true;
      case ANSWERED, CLOSED, WITHDRAWN -> false;
    };
  }

  private Optional<State> stateOf(UUID matter) {
    return db.select(PUBLICATION.STATE)
        .from(PUBLICATION)
        .where(PUBLICATION.COUNTY.eq(Scope.current().county()), PUBLICATION.MATTER.eq(matter))
        .fetchOptional(row -> AllowedSteps.read(State.class, row.value1()));
  }

  private static State stateOf(Standing standing) {
    return AllowedSteps.read(State.class, standing.state());
  }

  private static Standing standing(org.doorstep.db.aftercare.tables.records.PublicationRecord row) {
    return new Standing(
        row.getMatter(),
        MatterNumber.valueOf(row.getNumber()),
        row.getState(),
        new Texts(row.getTitle(), row.getText(), row.getAnswer()),
        row.getPlace(),
        row.getProposedBy(),
        row.getProposedAt());
  }
}
