package org.doorstep.staff;

import static org.doorstep.db.staff.Tables.OFFICIAL;
import static org.doorstep.db.staff.Tables.POST;
import static org.doorstep.db.staff.Tables.UNIT;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.trueCondition;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.shared.FullText;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to looking people up: who works here, under which post, now and before. */
@Service
public class Directory {

  private static final int FOUND_AT_MOST = 30;

  /**
   * Somebody on the register, under the post held longest.
   *
   * @param unitName empty when no post is held at present
   * @param title empty when no post is held at present
   * @param ended the day he or she left; null while there
   */
  public record Person(
      UUID id, String code, String name, String unitName, String title, @Nullable LocalDate ended) {

    @Override
    public String toString() {
      return "Person[" + id + "]";
    }
  }

  /**
   * A post and its period.
   *
   * @param to the first day it is no longer held; null while it is
   */
  public record Held(
      UUID id,
      UUID unit,
      String unitName,
      Role role,
      String title,
      LocalDate from,
      @Nullable LocalDate to) {}

  /** The person a screen ended with. */
  public record Mark(String code, UUID id) {}

  private final DSLContext db;

  Directory(DSLContext db) {
    this.db = db;
  }

  /** People at work whose name, pinyin, initials or number begin with what was typed; some 30. */
  @Transactional(readOnly = true)
  public List<Person> search(String typed) {
    return find(OFFICIAL.ENDED.isNull().and(found(typed)), FOUND_AT_MOST);
  }

  /** People at work in the units of a place and all below it, at most 30. */
  @Transactional(readOnly = true)
  public List<Person> near(String place) {
    var there =
        OFFICIAL.ID.in(
            select(POST.OFFICIAL)
                .from(POST)
                .join(UNIT)
                .on(UNIT.COUNTY.eq(POST.COUNTY), UNIT.ID.eq(POST.UNIT))
                .where(
                    POST.COUNTY.eq(Scope.current().county()),
                    POST.TO_DAY.isNull(),
                    UNIT.PLACE.ge(place),
                    UNIT.PLACE.lt(place + ":")));
    return find(OFFICIAL.ENDED.isNull().and(there), FOUND_AT_MOST);
  }

  /** Some people by their ids. */
  @Transactional(readOnly = true)
  public List<Person> some(Collection<UUID> ids) {
    return find(OFFICIAL.ID.in(ids), ids.size());
  }

  @Transactional(readOnly = true)
  public Optional<Person> find(UUID id) {
    return find(OFFICIAL.ID.eq(id), 1).stream().findFirst();
  }

  /**
   * The register in the order of numbers.
   *
   * @param typed what the name or number begins with; empty for all
   * @param left those who have left instead of those who are there
   */
  @Transactional(readOnly = true)
  public List<Person> list(String typed, boolean left, Optional<Mark> after, int most) {
    return find(
        (left ? OFFICIAL.ENDED.isNotNull() : OFFICIAL.ENDED.isNull())
            .and(typed.isBlank() ? noCondition() : found(typed))
            .and(
                after
                    .map(mark -> row(OFFICIAL.CODE, OFFICIAL.ID).gt(mark.code(), mark.id()))
                    .orElse(noCondition())),
        most);
  }

  /** All posts somebody ever held, the latest first. */
  @Transactional(readOnly = true)
  public List<Held> postsOverTime(UUID official) {
    return posts(POST.OFFICIAL.eq(official));
  }

  private List<Held> posts(Condition which) {
    return db.select(
            POST.ID, POST.UNIT, UNIT.NAME, POST.ROLE, POST.TITLE, POST.FROM_DAY, POST.TO_DAY)
        .from(POST)
        .join(UNIT)
        .on(UNIT.COUNTY.eq(POST.COUNTY), UNIT.ID.eq(POST.UNIT))
        .where(POST.COUNTY.eq(Scope.current().county()), which)
        .orderBy(POST.FROM_DAY.desc(), POST.ID)
        .fetch(row ->
            new Held(
                row.value1(),
                row.value2(),
                row.value3(),
                Role.valueOf(row.value4()),
                row.value5(),
                row.value6(),
                row.value7()));
  }

  private Condition found(String typed) {
    var query = FullText.query(typed);
    return query.isEmpty()
        ? noCondition()
        : OFFICIAL.ID.in(
            db.select(field("f.id", UUID.class))
                .from("staff.found({0}::tsquery, {1}) as f(id)", val(query), val(1000)));
  }

  private List<Person> find(Condition which, int most) {
    var now =
        lateral(
                select(UNIT.NAME.as("unit_name"), POST.TITLE.as("title"))
                    .from(POST)
                    .join(UNIT)
                    .on(UNIT.COUNTY.eq(POST.COUNTY), UNIT.ID.eq(POST.UNIT))
                    .where(
                        POST.COUNTY.eq(OFFICIAL.COUNTY),
                        POST.OFFICIAL.eq(OFFICIAL.ID),
                        POST.TO_DAY.isNull())
                    .orderBy(POST.FROM_DAY, POST.ID)
                    .limit(1))
            .as("held");
    var unitName = field(name("held", "unit_name"), String.class);
    var title = field(name("held", "title"), String.class);
    return db.select(OFFICIAL.ID, OFFICIAL.CODE, OFFICIAL.NAME, unitName, title, OFFICIAL.ENDED)
        .from(OFFICIAL)
        .leftJoin(now)
        .on(trueCondition())
        .where(OFFICIAL.COUNTY.eq(Scope.current().county()), which)
        .orderBy(OFFICIAL.CODE, OFFICIAL.ID)
        .limit(most)
        .fetch(row ->
            new Person(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4() == null ? "" : row.value4(),
                row.value5() == null ? "" : row.value5(),
                row.value6()));
  }
}
