package org.doorstep.places;

import static org.doorstep.db.places.Tables.COUNTY;
import static org.doorstep.db.places.Tables.PLACE;
import static org.jooq.impl.DSL.val;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of this module: counties and the places in them. */
@Service
public class Places {

  /** A division or a level of the county's own: code, name, the code above it. */
  public record Place(String code, String name, String parent, int level) {}

  private final DSLContext db;
  private final Audit audit;
  private final Clock clock;

  Places(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.audit = audit;
    this.clock = clock;
  }

  /** All counties served here; needs no scope of one of them. */
  @Transactional(readOnly = true)
  public List<County> counties() {
    return db.selectFrom(COUNTY).orderBy(COUNTY.COUNTY_).fetch(Places::county);
  }

  /** A county by its division code. */
  @Transactional(readOnly = true)
  public Optional<County> find(String code) {
    return db.selectFrom(COUNTY).where(COUNTY.CODE.eq(code)).fetchOptional(Places::county);
  }

  /** Founds the county of the scope. */
  @Transactional
  public void found(String code, String name, boolean demo) {
    var scope = Scope.current();
    db.insertInto(COUNTY)
        .set(COUNTY.COUNTY_, scope.county())
        .set(COUNTY.CODE, code)
        .set(COUNTY.NAME, name)
        .set(COUNTY.ZONE, scope.zone().getId())
        .set(COUNTY.FOUNDED, clock.instant())
        .set(COUNTY.DEMO, demo)
        .execute();
    audit.record("county.found", null, Map.of("code", code));
  }

  /** Adds a place of today. */
  @Transactional
  public void add(Place place) {
    addAll(List.of(place));
  }

  /** Adds many places of today in one statement. */
  @Transactional
  public void addAll(List<Place> places) {
    var scope = Scope.current();
    var insert =
        db.insertInto(PLACE, PLACE.COUNTY, PLACE.CODE, PLACE.NAME, PLACE.PARENT, PLACE.LEVEL);
    for (var place : places) {
      insert =
          insert.values(
              val(scope.county()),
              val(place.code()),
              val(place.name()),
              val(place.parent().isEmpty() ? null : place.parent()),
              val((short) place.level()));
    }
    insert.execute();
    audit.record("place.add", null, Map.of("places", places.size()));
  }

  /** The names of some places of today, by code; a code that is none is left out. */
  @Transactional(readOnly = true)
  public Map<String, String> names(Collection<String> codes) {
    var names = new HashMap<String, String>();
    db.select(PLACE.CODE, PLACE.NAME)
        .from(PLACE)
        .where(
            PLACE.COUNTY.eq(Scope.current().county()),
            PLACE.CODE.in(codes),
            PLACE.VALID_TO.isNull())
        .forEach(row -> names.put(row.value1(), row.value2()));
    return names;
  }

  /** The name of a place of today; its code when it has none. */
  @Transactional(readOnly = true)
  public String name(String code) {
    return names(List.of(code)).getOrDefault(code, code);
  }

  /** The names of a place of today and of those directly below it. */
  @Transactional(readOnly = true)
  public List<String> namesIn(String code) {
    return db.select(PLACE.NAME)
        .from(PLACE)
        .where(
            PLACE.COUNTY.eq(Scope.current().county()),
            PLACE.CODE.eq(code).or(PLACE.PARENT.eq(code)),
            PLACE.VALID_TO.isNull())
        .orderBy(PLACE.CODE)
        .fetch(PLACE.NAME);
  }

  /** The places directly below one, in the order of their codes. */
  @Transactional(readOnly = true)
  public List<Place> below(String code) {
    return db.select(PLACE.CODE, PLACE.NAME, PLACE.PARENT, PLACE.LEVEL)
        .from(PLACE)
        .where(
            PLACE.COUNTY.eq(Scope.current().county()),
            PLACE.PARENT.eq(code),
            PLACE.VALID_TO.isNull())
        .orderBy(PLACE.CODE)
        .fetch(row -> new Place(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  private static County county(org.doorstep.db.places.tables.records.CountyRecord row) {
    return new County(
        row.getCounty(), row.getCode(), row.getName(), ZoneId.of(row.getZone()), row.getDemo());
  }
}
