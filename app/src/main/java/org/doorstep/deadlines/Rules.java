package org.doorstep.deadlines;

import static org.doorstep.db.deadlines.Tables.RULE;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.audit.Audit;
import org.doorstep.db.deadlines.tables.records.RuleRecord;
import org.doorstep.deadlines.DeadlineRule.LastDayOff;
import org.doorstep.deadlines.DeadlineRule.Unit;
import org.doorstep.deadlines.LegalBasis.Standing;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to a county's rules: those that come with the program, and its own versions of them. */
@Service
public class Rules {

  private record Kept(int rows, RuleBook book) {}

  private static final RuleBook SHIPPED = RuleBook.shipped();

  /** So many characters may the name of a county's own rule have. */
  static final int NAME_AT_MOST = 40;

  private static final Pattern OWN =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0," + (NAME_AT_MOST - 1) + "}");

  private final Map<Integer, Kept> kept = new ConcurrentHashMap<>();
  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Rules(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** All versions of all rules of the county. Rows are only ever added, so their number tells. */
  @Transactional(readOnly = true)
  public RuleBook book() {
    return book(db.select(rows(val(Scope.current().county()))).fetchSingle().value1());
  }

  /** How many rows a county has, to be asked for within a statement that asks more. */
  static Field<Integer> rows(Field<Integer> county) {
    return field(select(count()).from(RULE).where(RULE.COUNTY.eq(county)));
  }

  /** The same, for whoever has asked for the number of {@link #rows} in this transaction. */
  @Transactional(readOnly = true)
  public RuleBook book(int rows) {
    var county = Scope.current().county();
    var before = kept.get(county);
    if (before != null && before.rows() == rows) {
      return before.book();
    }
    var own =
        db.selectFrom(RULE)
            .where(RULE.COUNTY.eq(county))
            .orderBy(RULE.ID, RULE.VERSION)
            .fetch(Rules::rule);
    var book = SHIPPED.with(own);
    if (own.size() == rows) {
      kept.put(county, new Kept(rows, book));
    }
    return book;
  }

  /** What a rule is called; a county's own by its id. */
  public static String name(Words t, String id) {
    return Objects.requireNonNullElse(
        t.source().getMessage("deadlines.rule." + id, null, id, t.locale()), id);
  }

  /** Whether a county may call a rule of its own so: a short name, which is its id as well. */
  static boolean mayBeCalled(String id) {
    return OWN.matcher(id).matches();
  }

  /**
   * Adds a version of a rule, in force from today or a later day on; a county may begin a rule of
   * its own for handling, which its categories then name. What runs already keeps the version it
   * began under. Refused when another version has been added meanwhile.
   */
  @Transactional
  public void add(DeadlineRule rule) {
    var scope = Scope.current();
    var newest = book().versionsOf(rule.id()).stream().findFirst();
    if (newest.isEmpty()
        && (rule.startsFrom() != StartEvent.FIRST_DISPATCHED || !mayBeCalled(rule.id()))) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    if (newest.map(DeadlineRule::version).orElse(0) + 1 != rule.version()) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    if (rule.effectiveFrom().isBefore(LocalDate.ofInstant(clock.instant(), scope.zone()))) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
    db.insertInto(RULE)
        .set(RULE.COUNTY, scope.county())
        .set(RULE.ID, rule.id())
        .set(RULE.VERSION, rule.version())
        .set(RULE.EFFECTIVE_FROM, rule.effectiveFrom())
        .set(RULE.DOCUMENT, rule.basis().document())
        .set(RULE.ARTICLE, rule.basis().article())
        .set(RULE.STANDING, rule.basis().standing().name())
        .set(RULE.AMOUNT, rule.amount())
        .set(RULE.UNIT, rule.unit().name())
        .set(RULE.STARTS_FROM, rule.startsFrom().name())
        .set(RULE.START_DAY_COUNTS, rule.startDayCounts())
        .set(RULE.LAST_DAY_OFF, rule.lastDayOff().name())
        .set(RULE.MAX_EXTENSION, rule.maxExtension())
        .set(RULE.AT_RISK_PERCENT, rule.atRiskPercent())
        .set(RULE.ESCALATE_AFTER, rule.escalateAfter().toArray(Integer[]::new))
        .set(RULE.MADE_AT, clock.instant())
        .set(RULE.MADE_BY, scope.official())
        .execute();
    audit.record(
        "rule.add", null, Map.of("rule", rule.quoted(), "from", rule.effectiveFrom().toString()));
  }

  private static DeadlineRule rule(RuleRecord row) {
    return new DeadlineRule(
        row.getId(),
        row.getVersion(),
        row.getEffectiveFrom(),
        new LegalBasis(row.getDocument(), row.getArticle(), Standing.valueOf(row.getStanding())),
        row.getAmount(),
        Unit.valueOf(row.getUnit()),
        StartEvent.valueOf(row.getStartsFrom()),
        row.getStartDayCounts(),
        LastDayOff.valueOf(row.getLastDayOff()),
        row.getMaxExtension(),
        row.getAtRiskPercent(),
        Stream.of(row.getEscalateAfter()).toList());
  }
}
