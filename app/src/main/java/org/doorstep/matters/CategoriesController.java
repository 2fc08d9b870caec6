package org.doorstep.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.deadlines.Rules;
import org.doorstep.matters.Categories.Category;
import org.doorstep.matters.pages.CategoriesPage;
import org.doorstep.matters.pages.CategoryPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Parsed;
import org.doorstep.shared.Role;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The county's categories: their names, the unit they usually go to, and whether they are used. */
@Controller
@RequestMapping("/categories")
@Allowed({Role.ADMINISTRATOR, Role.COUNTY_OFFICE})
class CategoriesController {

  /** Stands where a code does in an address, so no category is called so. */
  static final String STANDARD = "standard";

  private final Categories categories;
  private final Units units;
  private final MatterTexts texts;

  CategoriesController(Categories categories, Units units, MatterTexts texts) {
    this.categories = categories;
    this.units = units;
    this.texts = texts;
  }

  @Bean
  static Way categoriesWay() {
    return new Way(
        80,
        "matters.categories.nav",
        "/categories",
        "gear",
        Role.ADMINISTRATOR,
        Role.COUNTY_OFFICE);
  }

  @GetMapping
  ModelAndView list(Locale locale) {
    return list(HttpStatus.OK, NewCategory.EMPTY, new FieldErrors(), locale);
  }

  /** Adds a category below another, or at the top. */
  @PostMapping
  ModelAndView add(NewCategory form, Locale locale, HttpServletResponse response) {
    var errors = form.check(categories.list());
    if (!errors.none()) {
      return list(HttpStatus.UNPROCESSABLE_CONTENT, form, errors, locale);
    }
    UUID unit = Parsed.id(form.unit()).orElse(null);
    var code =
        categories.add(
            form.aboveOrNone(),
            form.part(),
            form.name(),
            form.nameEn(),
            form.words(),
            unit,
            form.ruleOrNone());
    Flashes.say(response, "matters.category.added");
    return new ModelAndView("redirect:/categories/" + code);
  }

  private ModelAndView list(
      HttpStatus status, NewCategory form, FieldErrors errors, Locale locale) {
    var t = texts.words(locale);
    var all = categories.list();
    var names = units.names(all.stream().map(Category::unit).filter(Objects::nonNull).toList());
    var table =
        new Table(
            t.say("matters.categories.title"),
            List.of(
                new Column(t.say("matters.category.name")),
                new Column(t.say("matters.category.unit")),
                new Column(t.say("matters.category.rule")),
                new Column(t.say("matters.category.use"))),
            all.stream().map(one -> row(t, all, one, names)).toList());
    return new ModelAndView(
        "matters/categories",
        Map.of("page", new CategoriesPage(table, all.isEmpty(), adding(t, form, all), errors)),
        status);
  }

  private CategoriesPage.Adding adding(Words t, NewCategory form, List<Category> all) {
    return new CategoriesPage.Adding(
        form.above(),
        form.part(),
        form.name(),
        form.nameEn(),
        form.words(),
        form.unit(),
        form.rule(),
        Categories.inUse(all).stream()
            .map(one -> new Choice(one.code(), Categories.path(all, one.code(), t.locale())))
            .toList(),
        working(),
        rules(t));
  }

  @PostMapping("/" + STANDARD)
  String load() {
    categories.loadStandard();
    return "redirect:/categories";
  }

  @GetMapping("/{code}")
  ModelAndView ask(@PathVariable String code, Locale locale) {
    var category = categories.get(code);
    var unit = category.unit();
    return page(
        HttpStatus.OK,
        category,
        new CategoryForm(
            category.name(),
            category.nameEn(),
            unit == null ? "" : unit.toString(),
            Objects.requireNonNullElse(category.rule(), ""),
            category.closed() ? "yes" : ""),
        new FieldErrors(),
        locale);
  }

  @PostMapping("/{code}")
  ModelAndView change(
      @PathVariable String code, CategoryForm form, Locale locale, HttpServletResponse response) {
    if (form.name().isBlank()) {
      var errors = new FieldErrors();
      errors.add("name", new Word("matters.category.name.empty"));
      return page(HttpStatus.UNPROCESSABLE_CONTENT, categories.get(code), form, errors, locale);
    }
    UUID unit = Parsed.id(form.unit()).orElse(null);
    categories.change(
        code,
        form.name().strip(),
        form.nameEn().strip(),
        unit,
        form.rule().isEmpty() ? null : form.rule(),
        form.closed().equals("yes"));
    Flashes.say(response, "matters.category.changed");
    return new ModelAndView("redirect:/categories");
  }

  private ModelAndView page(
      HttpStatus status, Category category, CategoryForm form, FieldErrors errors, Locale locale) {
    var t = texts.words(locale);
    var page =
        new CategoryPage(
            category.code(),
            Categories.path(categories.list(), category.code(), locale),
            form.name(),
            form.nameEn(),
            form.unit(),
            form.rule(),
            form.closed().equals("yes"),
            working(),
            rules(t),
            errors);
    return new ModelAndView("matters/category", Map.of("page", page), status);
  }

  private List<Choice> working() {
    return MatterTexts.choices(
        units.list().stream().filter(unit -> unit.kind() != Unit.Kind.VILLAGE_GROUP).toList());
  }

  private List<Choice> rules(Words t) {
    return categories.rules().stream().map(id -> new Choice(id, Rules.name(t, id))).toList();
  }

  private static List<Cell> row(
      Words t, List<Category> all, Category one, Map<UUID, String> names) {
    var unit = one.unit();
    var rule = one.rule();
    return List.of(
        new Cell(Categories.path(all, one.code(), t.locale()), "/categories/" + one.code()),
        new Cell(unit == null ? "" : names.getOrDefault(unit, "")),
        new Cell(rule == null ? "" : Rules.name(t, rule)),
        new Cell(t.say(one.closed() ? "matters.category.closed" : "matters.category.open")));
  }

  /** The form of one category as typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record CategoryForm(String name, String nameEn, String unit, String rule, String closed) {

    CategoryForm {
      name = Objects.requireNonNullElse(name, "");
      nameEn = Objects.requireNonNullElse(nameEn, "");
      unit = Objects.requireNonNullElse(unit, "");
      rule = Objects.requireNonNullElse(rule, "");
      closed = Objects.requireNonNullElse(closed, "");
    }
  }
}
