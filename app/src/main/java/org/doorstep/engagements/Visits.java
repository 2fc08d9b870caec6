package org.doorstep.engagements;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.engagements.EngagementStore.Mark;
import org.doorstep.engagements.EngagementWriter.Correction;
import org.doorstep.engagements.EngagementWriter.Entry;
import org.doorstep.engagements.EngagementWriter.Stamp;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterStep;
import org.doorstep.matters.Matters;
import org.doorstep.matters.Raise;
import org.doorstep.matters.Raised;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Writes;
import org.doorstep.tasks.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of this module: records that officials met people, and tells what was recorded. */
@Service
public class Visits {

  /**
   * What came of recording.
   *
   * @param anew false when the same had been recorded before and nothing was changed
   * @param slips number and follow code of each problem raised, to be handed over at the door
   */
  public record Recorded(UUID id, boolean anew, List<Raised> slips) {

    public Recorded {
      slips = List.copyOf(slips);
    }
  }

  /** The most meetings of one official in a month that are read at once. */
  static final int MONTH = 1000;

  private final EngagementStore store;
  private final EngagementWriter writer;
  private final Recipients recipients;
  private final Matters matters;
  private final Tasks tasks;
  private final Audit audit;
  private final Clock clock;

  Visits(
      EngagementStore store,
      EngagementWriter writer,
      Recipients recipients,
      Matters matters,
      Tasks tasks,
      Audit audit,
      Clock clock) {
    this.store = store;
    this.writer = writer;
    this.recipients = recipients;
    this.matters = matters;
    this.tasks = tasks;
    this.audit = audit;
    this.clock = clock;
  }

  /** Records a visit and nothing besides. */
  @Transactional
  public Recorded record(Visit visit) {
    return record(visit, List.of(), List.of());
  }

  /**
   * Records a visit together with the problems raised and what was promised in it. Stamped with
   * village, unit and link of its day. The same id with the same content changes nothing and is
   * answered alike.
   *
   * @throws Refused SAME_ID_OTHER_CONTENT when the id is taken by something else; BROKEN_RULE when
   *     people were met and nothing at all is written of it
   */
  @Transactional
  public Recorded record(Visit visit, List<Raising> raised, List<Promise> promises) {
    return write(visit, raised, promises, null);
  }

  /**
   * Records a visit in place of an earlier record of one's own, which then no longer counts. Who,
   * when and why stay visible.
   */
  @Transactional
  public Recorded correct(UUID corrects, Visit visit, String why) {
    if (why.isBlank()) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    var wrong = store.get(corrects);
    if (!wrong.official().equals(Scope.current().officialOrRefuse())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var recorded = write(visit, List.of(), List.of(), new Correction(corrects, why.strip()));
    if (recorded.anew()) {
      if (!store.correct(corrects, visit.id())) {
        throw Refused.because(
            Reason.STEP_NOT_ALLOWED,
            new Word("engagements.corrected"),
            new Word("engagements.correct"));
      }
    }
    return recorded;
  }

  private Recorded write(
      Visit visit, List<Raising> raised, List<Promise> promises, @Nullable Correction correction) {
    var now = clock.instant();
    if (visit.ended().isAfter(now)) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    // A correction keeps what was raised and promised in the record before it.
    if (correction == null && saysNothing(visit.came(), raised, promises)) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    var content = content(visit, raised, promises, correction);
    var entry = Entry.of(visit, content, correction);
    var stamp = writer.insert(List.of(entry), now).get(visit.id());
    if (stamp == null) {
      return recordedBefore(visit, raised, content);
    }
    var others = takingPart(visit);
    if (!others.isEmpty()) {
      writer.insertParticipants(Map.of(visit.id(), others));
    }
    var met = visit.came() instanceof Came.Met;
    audit.record(
        correction == null ? "visit.record" : "visit.correct",
        visit.id(),
        correction == null
            ? Map.of("kind", visit.kind().stored(), "met", met)
            : Map.of("kind", visit.kind().stored(), "met", met, "corrects", correction.corrects()));
    promises.forEach(promise -> owe(visit, promise, stamp.place()));
    return new Recorded(
        visit.id(), true, raised.stream().map(one -> raise(visit, one, stamp)).toList());
  }

  /**
   * Whether people were met and not a word is written of it: going through the form is no visit, so
   * such a record is taken from nobody.
   */
  static boolean saysNothing(Came came, List<Raising> raised, List<Promise> promises) {
    return came instanceof Came.Met(var heard, _)
        && heard.isBlank()
        && raised.isEmpty()
        && promises.isEmpty();
  }

  /** Nothing was written: because it was before, or because it may not be. */
  private Recorded recordedBefore(Visit visit, List<Raising> raised, byte[] content) {
    var before = store.content(visit.id());
    if (before.isPresent()) {
      if (Arrays.equals(before.get(), content)) {
        Writes.recorded(); // the insert found the id taken: nothing was written
        return new Recorded(
            visit.id(),
            false,
            raised.stream()
                .map(one -> new Raised(one.id(), matters.get(one.id()).number(), one.followCode()))
                .toList());
      }
      throw Refused.because(Reason.SAME_ID_OTHER_CONTENT);
    }
    if (visit.with() instanceof With.Door(var recipient)) {
      recipients.get(recipient); // refused as not found when it is not to be seen
    }
    throw Refused.because(Reason.SAME_ID_OTHER_CONTENT); // somebody else's
  }

  /** Raises a problem in the name of whoever said it; what was solved on the spot is answered. */
  @SuppressWarnings("NullAway") // does not see that an array of another module may be null
  private Raised raise(Visit visit, Raising raising, Stamp stamp) {
    var slip =
        matters.raise(
            new Raise(
                raising.id(),
                raising.followCode(),
                raising.kind(),
                raising.title(),
                raising.text(),
                stamp.place(),
                door(visit),
                raising.collective(),
                Matter.Priority.ORDINARY,
                visit.kind() == Kind.RECEPTION ? Matter.Channel.RECEPTION : Matter.Channel.VISIT,
                visit.begun(),
                visit.id(),
                stamp.link(),
                false,
                "",
                ""));
    var answer = raising.solved();
    if (answer != null) {
      matters.take(slip.number(), new MatterStep.SolveOnSpot(answer));
    }
    return slip;
  }

  private static @Nullable UUID door(Visit visit) {
    return visit.with() instanceof With.Door(var recipient) ? recipient : null;
  }

  static List<UUID> takingPart(Visit visit) {
    var me = Scope.current().officialOrRefuse();
    var others = new ArrayList<>(visit.alongside());
    if (visit.with() instanceof With.Colleague(var official, _, _)) {
      others.add(official);
    }
    others.remove(me);
    return others.stream().distinct().toList();
  }

  private void owe(Visit visit, Promise promise, String place) {
    var scope = Scope.current();
    tasks.owe(
        new Tasks.Owed(
            promise.id(),
            Tasks.Kind.COMMITMENT,
            promise.text(),
            place,
            door(visit),
            scope.officialOrRefuse(),
            scope.unitOrRefuse(),
            promise.due(),
            null,
            visit.id()));
  }

  /** A record the asker may see. */
  @Transactional(readOnly = true)
  public Engagement get(UUID id) {
    return store.get(id);
  }

  /** The other officials who took part. */
  @Transactional(readOnly = true)
  public List<UUID> participants(UUID id) {
    return store.participants(id);
  }

  /** What happened at a door, latest first, also what was corrected since. */
  @Transactional(readOnly = true)
  public List<Engagement> at(UUID recipient, @Nullable Mark before, int most) {
    return store.at(recipient, before, most);
  }

  /** What an official took part in from one day to before another, and still counts. */
  @Transactional(readOnly = true)
  public List<Engagement> of(UUID official, LocalDate from, LocalDate before, int most) {
    var zone = Scope.current().zone();
    return store
        .of(
            official,
            from.atStartOfDay(zone).toInstant(),
            before.atStartOfDay(zone).toInstant(),
            most)
        .stream()
        .filter(Engagement::counts)
        .toList();
  }

  /** When somebody was last met at some doors; a door where nobody ever was is left out. */
  @Transactional(readOnly = true)
  public Map<UUID, Instant> lastMet(Collection<UUID> recipients) {
    return store.lastMet(recipients);
  }

  /**
   * When to try again, at doors where nobody was at home the last time; gone once somebody is met.
   */
  @Transactional(readOnly = true)
  public Map<UUID, LocalDate> revisits(Collection<UUID> recipients) {
    return store.revisits(recipients);
  }

  static LocalDate day(Instant moment) {
    return moment.atZone(Scope.current().zone()).toLocalDate();
  }

  /** The fingerprint of what was sent, by which the same again is known. */
  static byte[] content(
      Visit visit, List<Raising> raised, List<Promise> promises, @Nullable Correction correction) {
    var sent = List.of(visit, raised, promises, correction == null ? "" : correction);
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(Json.write(sent).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
