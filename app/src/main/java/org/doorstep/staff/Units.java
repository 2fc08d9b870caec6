package org.doorstep.staff;

import static org.doorstep.db.staff.Tables.UNIT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.db.staff.tables.records.UnitRecord;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.shared.SearchText;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to units: the tree of those who hold matters and owe tasks. */
@Service
public class Units {

  /** Far deeper than any county's tree. */
  private static final int DEEPEST = 20;

  private final DSLContext db;
  private final Audit audit;

  Units(DSLContext db, Audit audit) {
    this.db = db;
    this.audit = audit;
  }

  /** Sets up a unit. */
  @Transactional
  public void add(Unit unit) {
    db.insertInto(UNIT)
        .set(UNIT.COUNTY, Scope.current().county())
        .set(UNIT.ID, unit.id())
        .set(UNIT.CODE, unit.code())
        .set(UNIT.NAME, unit.name())
        .set(UNIT.KIND, unit.kind().stored())
        .set(UNIT.PARENT, unit.parent())
        .set(UNIT.PLACE, unit.place())
        .execute();
    audit.record("unit.add", unit.id());
  }

  /** A unit that exists. */
  @Transactional(readOnly = true)
  public Unit get(UUID id) {
    return find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  @Transactional(readOnly = true)
  public Optional<Unit> find(UUID id) {
    return db.selectFrom(UNIT)
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ID.eq(id))
        .fetchOptional(Units::unit);
  }

  /** The names of some units. */
  @Transactional(readOnly = true)
  public Map<UUID, String> names(Collection<UUID> ids) {
    var names = new HashMap<UUID, String>();
    if (ids.isEmpty()) {
      return names;
    }
    db.select(UNIT.ID, UNIT.NAME)
        .from(UNIT)
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ID.in(ids))
        .forEach(row -> names.put(row.value1(), row.value2()));
    return names;
  }

  /** All units that work, by kind and code. */
  @Transactional(readOnly = true)
  public List<Unit> list() {
    return db.selectFrom(UNIT)
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ENDED.isNull())
        .orderBy(UNIT.KIND, UNIT.CODE)
        .fetch(Units::unit);
  }

  /**
   * The units in whose jurisdiction a place lies, the nearest first: its village group, its
   * township office, the county's office.
   */
  @Transactional(readOnly = true)
  public List<Unit> over(String place) {
    var prefixes = new ArrayList<String>();
    for (var level : List.of(Level.COUNTY, Level.TOWNSHIP, Level.VILLAGE)) {
      if (level.isReachedBy(place)) {
        prefixes.add(level.holding(place));
      }
    }
    return db.selectFrom(UNIT)
        .where(
            UNIT.COUNTY.eq(Scope.current().county()),
            UNIT.ENDED.isNull(),
            UNIT.KIND.in("village_group", "township_office", "county_office"),
            UNIT.PLACE.in(prefixes))
        .orderBy(UNIT.PLACE.desc(), UNIT.CODE)
        .fetch(Units::unit);
  }

  /** The units that work directly below one, or at the top, by code. */
  @Transactional(readOnly = true)
  public List<Unit> below(Optional<UUID> parent, String after, int most) {
    return db.selectFrom(UNIT)
        .where(
            UNIT.COUNTY.eq(Scope.current().county()),
            UNIT.ENDED.isNull(),
            parent.map(UNIT.PARENT::eq).orElse(UNIT.PARENT.isNull()),
            UNIT.CODE.gt(after))
        .orderBy(UNIT.CODE)
        .limit(most)
        .fetch(Units::unit);
  }

  /** Units that work whose name, pinyin or initials begin anywhere with what was typed. */
  @Transactional(readOnly = true)
  public List<Unit> search(String typed, int most) {
    return list().stream()
        .filter(each -> SearchText.of(each.name()).matches(typed) || each.code().equals(typed))
        .limit(most)
        .toList();
  }

  /** The units above one, from the top of the tree down. */
  @Transactional(readOnly = true)
  public List<Unit> above(Unit unit) {
    var above = new ArrayList<Unit>();
    for (var up = unit.parent(); up != null && above.size() < DEEPEST; ) {
      var next = get(up);
      above.addFirst(next);
      up = next.parent();
    }
    return above;
  }

  /** Whether a unit is another one or lies anywhere below it. */
  @Transactional(readOnly = true)
  public boolean isWithin(UUID unit, UUID other) {
    return unit.equals(other) || above(get(unit)).stream().map(Unit::id).anyMatch(other::equals);
  }

  /** Gives a unit another name or another unit to hand up to. */
  @Transactional
  public void change(UUID id, String name, Optional<UUID> parent) {
    db.update(UNIT)
        .set(UNIT.NAME, name)
        .set(UNIT.PARENT, parent.orElse(null))
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ID.eq(id))
        .execute();
    audit.record("unit.change", id, parent.map(each -> Map.of("parent", each)).orElse(Map.of()));
  }

  /** Ends a unit. Its matters and tasks have to be handed on before. */
  @Transactional
  public void end(UUID id, LocalDate day) {
    db.update(UNIT)
        .set(UNIT.ENDED, day)
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ID.eq(id), UNIT.ENDED.isNull())
        .execute();
    audit.record("unit.end", id);
  }

  private static Unit unit(UnitRecord row) {
    return new Unit(
        row.getId(),
        row.getCode(),
        row.getName(),
        Unit.Kind.of(row.getKind()),
        row.getParent(),
        row.getPlace());
  }
}
