package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.CATEGORY;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.audit.Audit;
import org.doorstep.db.matters.tables.records.CategoryRecord;
import org.doorstep.deadlines.Rules;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the categories a county sorts its matters into. */
@Service
public class Categories {

  /**
   * A category of a county.
   *
   * @param parent the code of the one above; null at the top
   * @param unit to whom such matters usually go; null when the county has no such unit
   * @param rule under which such matters are handled; null for that of the one above, or the usual
   * @param closed whether nothing new is sorted into it
   */
  public record Category(
      String code,
      @Nullable String parent,
      String name,
      String nameEn,
      String words,
      @Nullable UUID unit,
      @Nullable String rule,
      boolean closed) {

    /** Its name in the reader's language. */
    public String name(Locale reader) {
      return reader.getLanguage().equals("en") && !nameEn.isBlank() ? nameEn : name;
    }
  }

  private final DSLContext db;
  private final Units units;
  private final Rules rules;
  private final Audit audit;

  Categories(DSLContext db, Units units, Rules rules, Audit audit) {
    this.db = db;
    this.units = units;
    this.rules = rules;
    this.audit = audit;
  }

  /**
   * Gives the county the tree that comes with the program; what it has already stays as it is. A
   * category's usual unit is the county's unit of that name, where there is one.
   */
  @Transactional
  public void loadStandard() {
    var county = Scope.current().county();
    var working = units.list();
    var insert =
        db.insertInto(
            CATEGORY,
            CATEGORY.COUNTY,
            CATEGORY.CODE,
            CATEGORY.PARENT,
            CATEGORY.NAME,
            CATEGORY.NAME_EN,
            CATEGORY.WORDS,
            CATEGORY.UNIT);
    var all = CategoryTree.standard().all();
    for (var one : all) {
      insert =
          insert.values(
              county,
              one.code(),
              one.parent().isEmpty() ? null : one.parent(),
              one.chinese(),
              one.english(),
              String.join(" ", one.words()),
              named(working, one.unitChinese()));
    }
    insert.onConflictDoNothing().execute();
    audit.record("category.load", null, Map.of("categories", all.size()));
  }

  /** Every category of the county, parents before what is below them. */
  @Transactional(readOnly = true)
  public List<Category> list() {
    return db.selectFrom(CATEGORY)
        .where(CATEGORY.COUNTY.eq(Scope.current().county()))
        .orderBy(CATEGORY.CODE)
        .fetch(Categories::category);
  }

  /** Those with these codes and all above them, in the same order. */
  @Transactional(readOnly = true)
  public List<Category> listAbove(Collection<String> codes) {
    return codes.isEmpty()
        ? List.of()
        : db.selectFrom(CATEGORY)
            .where(
                CATEGORY.COUNTY.eq(Scope.current().county()),
                CATEGORY.CODE.in(
                    codes.stream().map(Categories::path).flatMap(List::stream).toList()))
            .orderBy(CATEGORY.CODE)
            .fetch(Categories::category);
  }

  /** A category that exists. */
  @Transactional(readOnly = true)
  public Category get(String code) {
    return db.selectFrom(CATEGORY)
        .where(CATEGORY.COUNTY.eq(Scope.current().county()), CATEGORY.CODE.eq(code))
        .fetchOptional(Categories::category)
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  /** Refuses a code no matter is sorted into: it is none of the {@link #leaves}. */
  void refuseUnlessLeaf(String code) {
    var near =
        db.selectFrom(CATEGORY)
            .where(
                CATEGORY.COUNTY.eq(Scope.current().county()),
                CATEGORY.CODE.in(path(code)).or(below(code)))
            .orderBy(CATEGORY.CODE)
            .fetch(Categories::category);
    if (leaves(near).stream().noneMatch(leaf -> leaf.code().equals(code))) {
      throw Refused.because(Reason.NO_SUCH_CATEGORY);
    }
  }

  /** The rule a category names for the handling of its matters; else the nearest above does. */
  @Transactional(readOnly = true)
  public Optional<String> rule(String code) {
    return db.select(CATEGORY.RULE)
        .from(CATEGORY)
        .where(
            CATEGORY.COUNTY.eq(Scope.current().county()),
            CATEGORY.CODE.in(path(code)),
            CATEGORY.RULE.isNotNull())
        .orderBy(CATEGORY.CODE.desc())
        .limit(1)
        .fetchOptional(CATEGORY.RULE);
  }

  /** A code and those above it: the tree is in the code. */
  private static List<String> path(String code) {
    var path = new ArrayList<>(List.of(code));
    for (var dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
      path.add(code.substring(0, dot));
    }
    return path;
  }

  /** Whatever hangs below a code, as far down as it goes. */
  private static Condition below(String code) {
    return CATEGORY.CODE.ge(code + ".").and(CATEGORY.CODE.lt(code + "/"));
  }

  /** The rules of the county a category may name. */
  @Transactional(readOnly = true)
  public List<String> rules() {
    return rules.book().handling();
  }

  /**
   * Adds a category at the end of a branch, at any depth; nothing above it may be closed.
   *
   * @param above the category above; null at the top
   * @param part what the code adds to that of the category above
   */
  @Transactional
  public String add(
      @Nullable String above,
      String part,
      String name,
      String nameEn,
      String words,
      @Nullable UUID unit,
      @Nullable String rule) {
    refuseUnknown(rule);
    if (above != null && inUse(list()).stream().noneMatch(one -> one.code().equals(above))) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    var code = code(above, part);
    db.insertInto(CATEGORY)
        .set(CATEGORY.COUNTY, Scope.current().county())
        .set(CATEGORY.CODE, code)
        .set(CATEGORY.PARENT, above)
        .set(CATEGORY.NAME, name)
        .set(CATEGORY.NAME_EN, nameEn)
        .set(CATEGORY.WORDS, words)
        .set(CATEGORY.UNIT, unit)
        .set(CATEGORY.RULE, rule)
        .execute();
    audit.record(
        "category.add", null, Map.of("code", code, "rule", Objects.requireNonNullElse(rule, "")));
    return code;
  }

  /** The code of a category below another: the tree is in the code. */
  static String code(@Nullable String above, String part) {
    return above == null ? part : above + "." + part;
  }

  /** Changes the names of a category, its usual unit and rule, and whether it is still used. */
  @Transactional
  public void change(
      String code,
      String name,
      String nameEn,
      @Nullable UUID unit,
      @Nullable String rule,
      boolean closed) {
    refuseUnknown(rule);
    var changed =
        db.update(CATEGORY)
            .set(CATEGORY.NAME, name)
            .set(CATEGORY.NAME_EN, nameEn)
            .set(CATEGORY.UNIT, unit)
            .set(CATEGORY.RULE, rule)
            .set(CATEGORY.CLOSED, closed)
            .where(CATEGORY.COUNTY.eq(Scope.current().county()), CATEGORY.CODE.eq(code))
            .execute();
    if (changed == 0) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    audit.record(
        "category.change",
        null,
        Map.of("code", code, "rule", Objects.requireNonNullElse(rule, ""), "closed", closed));
  }

  private void refuseUnknown(@Nullable String rule) {
    if (rule != null && !rules().contains(rule)) {
      throw Refused.because(Reason.BROKEN_RULE);
    }
  }

  /** The categories in use: not closed, and with nothing closed above them. */
  static List<Category> inUse(List<Category> all) {
    var codes = new HashSet<String>();
    return all.stream()
        .filter(one -> !one.closed() && (one.parent() == null || codes.contains(one.parent())))
        .filter(one -> codes.add(one.code()))
        .toList();
  }

  /** The categories a matter can be sorted into: those in use with none in use below them. */
  public static List<Category> leaves(List<Category> all) {
    var open = inUse(all);
    var parents = open.stream().map(Category::parent).collect(Collectors.toSet());
    return open.stream().filter(one -> !parents.contains(one.code())).toList();
  }

  /** Those in use, as the proposals know them. */
  public static CategoryTree tree(List<Category> all) {
    return new CategoryTree(
        inUse(all).stream()
            .map(one ->
                new CategoryTree.Category(
                    one.code(),
                    one.parent() == null ? "" : one.parent(),
                    one.name(),
                    one.nameEn().isBlank() ? one.name() : one.nameEn(),
                    "",
                    "",
                    List.of(one.words().split(" ", -1))))
            .toList());
  }

  /** A category with those above it, the top first: "水利饮水 · 饮水". */
  public static String path(List<Category> all, String code, Locale reader) {
    var byCode = all.stream().collect(Collectors.toMap(Category::code, Function.identity()));
    var path = "";
    for (var one = byCode.get(code);
        one != null;
        one = one.parent() == null ? null : byCode.get(one.parent())) {
      path = path.isEmpty() ? one.name(reader) : one.name(reader) + " · " + path;
    }
    return path;
  }

  private static @Nullable UUID named(List<Unit> units, String name) {
    return name.isEmpty()
        ? null
        : units.stream()
            .filter(unit -> unit.name().endsWith(name))
            .findFirst()
            .map(Unit::id)
            .orElse(null);
  }

  private static Category category(CategoryRecord row) {
    return new Category(
        row.getCode(),
        row.getParent(),
        row.getName(),
        row.getNameEn(),
        row.getWords(),
        row.getUnit(),
        row.getRule(),
        row.getClosed());
  }
}
