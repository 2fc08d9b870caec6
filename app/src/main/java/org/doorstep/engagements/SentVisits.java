package org.doorstep.engagements;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.engagements.EngagementWriter.Entry;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visits.Recorded;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Writes;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door for many visits at once, as a device sends them that was without a signal. Each is
 * recorded by the rules of {@link Visits#record(Visit)}, or set aside with the reason; one that is
 * set aside keeps none of the others out.
 *
 * <p>What is usual goes in together, in a handful of statements. What is not (sent before, not to
 * be seen, with a problem or a promise in it) goes the way of a single visit, in a transaction of
 * its own.
 */
@Service
public class SentVisits {

  /** How many are taken at once. */
  public static final int MOST = 500;

  /** A visit as it was sent, with what was raised and promised in it. */
  public record Sent(Visit visit, List<Raising> raised, List<Promise> promises) {

    public Sent {
      raised = List.copyOf(raised);
      promises = List.copyOf(promises);
    }

    /** A visit and nothing besides. */
    public static Sent of(Visit visit) {
      return new Sent(visit, List.of(), List.of());
    }

    private boolean alone() {
      return raised.isEmpty() && promises.isEmpty();
    }

    private byte[] content() {
      return Visits.content(visit, raised, promises, null);
    }

    @Override
    public String toString() {
      return "Sent[" + visit.id() + "]";
    }
  }

  /** What came of one of them. */
  public sealed interface Outcome {

    /** It is recorded, now or before. */
    record Taken(Recorded recorded) implements Outcome {}

    /** It is not: a person has to look at it. */
    record SetAside(Reason why) implements Outcome {}
  }

  private final Visits visits;
  private final EngagementStore store;
  private final EngagementWriter writer;
  private final Audit audit;
  private final Clock clock;
  private final TransactionTemplate transactions;

  SentVisits(
      Visits visits,
      EngagementStore store,
      EngagementWriter writer,
      Audit audit,
      Clock clock,
      PlatformTransactionManager transactionManager) {
    this.visits = visits;
    this.store = store;
    this.writer = writer;
    this.audit = audit;
    this.clock = clock;
    this.transactions = new TransactionTemplate(transactionManager);
  }

  /**
   * Records visits; opens its own transactions.
   *
   * @return what came of each, in the order in which they were sent
   */
  public List<Outcome> recordAll(List<Sent> sent) {
    if (sent.size() > MOST) {
      throw new IllegalArgumentException("More than " + MOST + " at once");
    }
    var together = together(usual(sent));
    var outcomes = new ArrayList<Outcome>();
    for (var each : sent) {
      var recorded = together.remove(each.visit().id());
      outcomes.add(recorded == null ? alone(each) : new Outcome.Taken(recorded));
    }
    return outcomes;
  }

  /** Those that may go in together: of two with one id the first. */
  private List<Sent> usual(List<Sent> sent) {
    var now = clock.instant();
    var ids = new HashSet<UUID>();
    return sent.stream()
        .filter(each ->
            ids.add(each.visit().id())
                && each.alone()
                && !Visits.saysNothing(each.visit().came(), List.of(), List.of())
                && !each.visit().ended().isAfter(now))
        .toList();
  }

  /** What came of those that could go in together; the others are left out. */
  private Map<UUID, Recorded> together(List<Sent> usual) {
    if (usual.isEmpty()) {
      return new HashMap<>();
    }
    try {
      return Objects.requireNonNull(transactions.execute(_ -> write(usual)));
    } catch (DataIntegrityViolationException oneOfThem) {
      return new HashMap<>(); // which one is found out one by one
    }
  }

  private Map<UUID, Recorded> write(List<Sent> usual) {
    var entries = usual.stream().map(each -> Entry.of(each.visit(), each.content(), null)).toList();
    var written = writer.insert(entries, clock.instant()).keySet();
    var recorded = new HashMap<UUID, Recorded>();
    written.forEach(id -> recorded.put(id, new Recorded(id, true, List.of())));
    tell(usual.stream().map(Sent::visit).filter(visit -> written.contains(visit.id())).toList());
    var left = new HashMap<UUID, String>();
    entries.stream()
        .filter(entry -> !written.contains(entry.visit().id()))
        .forEach(entry -> left.put(entry.visit().id(), entry.content()));
    if (!left.isEmpty()) {
      store
          .contents(left.keySet())
          .forEach((id, before) -> {
            if (HexFormat.of().formatHex(before).equals(left.get(id))) {
              recorded.put(id, new Recorded(id, false, List.of()));
            }
          });
    }
    return recorded;
  }

  /** What else is written of visits that were recorded: who took part, who was met, the trail. */
  private void tell(List<Visit> written) {
    if (written.isEmpty()) {
      Writes.recorded(); // the insert found nothing to write
      return;
    }
    var others = new LinkedHashMap<UUID, List<UUID>>();
    var told = new LinkedHashMap<UUID, Map<String, Object>>();
    for (var visit : written) {
      var alongside = Visits.takingPart(visit);
      if (!alongside.isEmpty()) {
        others.put(visit.id(), alongside);
      }
      var met = visit.came() instanceof Came.Met;
      told.put(visit.id(), Map.of("kind", visit.kind().stored(), "met", met));
    }
    if (!others.isEmpty()) {
      writer.insertParticipants(others);
    }
    audit.recordAll("visit.record", told);
  }

  private Outcome alone(Sent sent) {
    try {
      return new Outcome.Taken(visits.record(sent.visit(), sent.raised(), sent.promises()));
    } catch (Refused refused) {
      return setAside(refused.reason());
    } catch (DataIntegrityViolationException broken) {
      return setAside(Reason.BROKEN_RULE);
    }
  }

  private Outcome setAside(Reason why) {
    audit.recordRefusal("visit.record", why);
    return new Outcome.SetAside(why);
  }
}
