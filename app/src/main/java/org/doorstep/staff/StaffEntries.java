package org.doorstep.staff;

import static org.doorstep.db.staff.Tables.OFFICIAL;
import static org.doorstep.db.staff.Tables.POST;
import static org.doorstep.db.staff.Tables.UNIT;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.FullText;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.doorstep.shared.Sealing.Context;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for lists of units and officials: what a list says about one known by its code, written
 * over what the register says.
 */
@Service
public class StaffEntries {

  /** What a list says about an official and the post held. */
  public record OfficialEntry(
      String code,
      String name,
      @Nullable Phone phone,
      UUID unit,
      Role role,
      String title,
      LocalDate from) {

    /** Whether the other says the same; since when a post is held counts only for a new one. */
    public boolean saysTheSame(OfficialEntry other) {
      return equals(
          new OfficialEntry(
              other.code, other.name, other.phone, other.unit, other.role, other.title, from));
    }

    @Override
    public String toString() {
      return "OfficialEntry[" + role + "]";
    }
  }

  /** A post held now. */
  public record Held(UUID post, OfficialEntry entry) {}

  /**
   * An official of the register.
   *
   * @param held the post held now; null for none
   * @param left whether the official has left the register
   */
  public record Known(UUID id, @Nullable Held held, boolean left) {}

  private final DSLContext db;
  private final Audit audit;
  private final Sealing sealing;

  StaffEntries(DSLContext db, Audit audit, Sealing sealing) {
    this.db = db;
    this.audit = audit;
    this.sealing = sealing;
  }

  /** Every official of the county with the post held longest, by code. */
  @Transactional(readOnly = true)
  public Map<String, Known> officials() {
    var known = new HashMap<String, Known>();
    db.select(
            OFFICIAL.ID,
            OFFICIAL.CODE,
            OFFICIAL.NAME,
            OFFICIAL.PHONE,
            POST.ID,
            POST.UNIT,
            POST.ROLE,
            POST.TITLE,
            POST.FROM_DAY,
            OFFICIAL.ENDED)
        .from(OFFICIAL)
        .leftJoin(POST)
        .on(POST.COUNTY.eq(OFFICIAL.COUNTY), POST.OFFICIAL.eq(OFFICIAL.ID), POST.TO_DAY.isNull())
        .where(OFFICIAL.COUNTY.eq(Scope.current().county()))
        .orderBy(OFFICIAL.CODE, POST.FROM_DAY, POST.ID)
        .forEach(row -> {
          var id = row.value1();
          Held held =
              row.get(POST.ID) == null
                  ? null
                  : new Held(
                      row.value5(),
                      new OfficialEntry(
                          row.value2(),
                          row.value3(),
                          phone(row.value4(), id),
                          row.value6(),
                          Role.valueOf(row.value7()),
                          row.value8(),
                          row.value9()));
          known.putIfAbsent(row.value2(), new Known(id, held, row.get(OFFICIAL.ENDED) != null));
        });
    return known;
  }

  /** The codes of units that work no more: a list does not bring them back. */
  @Transactional(readOnly = true)
  public Set<String> endedUnits() {
    return db.select(UNIT.CODE)
        .from(UNIT)
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ENDED.isNotNull())
        .fetchSet(UNIT.CODE);
  }

  /** Writes what a list says about a unit over what the register says. */
  @Transactional
  public void change(Unit unit) {
    db.update(UNIT)
        .set(UNIT.NAME, unit.name())
        .set(UNIT.KIND, unit.kind().stored())
        .set(UNIT.PARENT, unit.parent())
        .set(UNIT.PLACE, unit.place())
        .where(UNIT.COUNTY.eq(Scope.current().county()), UNIT.ID.eq(unit.id()))
        .execute();
    audit.record("unit.change", unit.id());
  }

  /**
   * Puts an official on the register, or writes over what it says. A post in another unit or in
   * another role ends the day the new one begins; it is not overwritten.
   *
   * @return the official
   */
  @Transactional
  public UUID put(OfficialEntry entry, @Nullable Known known) {
    var county = Scope.current().county();
    var id = known == null ? UUID.randomUUID() : known.id();
    var phone = entry.phone();
    var sealed = phone == null ? null : sealing.seal(phone.digits(), phoneOf(id));
    var found =
        Map.of(FullText.column("search"), Officials.searchWords(entry.code(), entry.name()));
    if (known == null) {
      db.insertInto(OFFICIAL)
          .set(OFFICIAL.COUNTY, county)
          .set(OFFICIAL.ID, id)
          .set(OFFICIAL.CODE, entry.code())
          .set(OFFICIAL.NAME, entry.name())
          .set(OFFICIAL.PHONE, sealed)
          .set(found)
          .execute();
    } else {
      db.update(OFFICIAL)
          .set(OFFICIAL.NAME, entry.name())
          .set(OFFICIAL.PHONE, sealed)
          .set(found)
          .where(OFFICIAL.COUNTY.eq(county), OFFICIAL.ID.eq(id))
          .execute();
    }
    put(county, id, entry, known == null ? null : known.held());
    audit.record("official.put", id, Map.of("unit", entry.unit(), "role", entry.role().name()));
    return id;
  }

  private void put(int county, UUID official, OfficialEntry entry, @Nullable Held held) {
    if (held != null) {
      var before = held.entry();
      var stays = before.unit().equals(entry.unit()) && before.role() == entry.role();
      var ends = entry.from().isAfter(before.from()) ? entry.from() : before.from();
      db.update(POST)
          .set(POST.TITLE, stays ? entry.title() : before.title())
          .set(POST.TO_DAY, stays ? null : ends)
          .where(POST.COUNTY.eq(county), POST.ID.eq(held.post()))
          .execute();
      if (stays) {
        return;
      }
    }
    db.insertInto(POST)
        .set(POST.COUNTY, county)
        .set(POST.ID, UUID.randomUUID())
        .set(POST.OFFICIAL, official)
        .set(POST.UNIT, entry.unit())
        .set(POST.ROLE, entry.role().name())
        .set(POST.TITLE, entry.title())
        .set(POST.FROM_DAY, entry.from())
        .execute();
  }

  private @Nullable Phone phone(byte @Nullable [] sealed, UUID official) {
    return sealed == null ? null : new Phone(sealing.open(sealed, phoneOf(official)));
  }

  private static Context phoneOf(UUID official) {
    return new Context("official.phone", official);
  }
}
