package org.doorstep.matters;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.doorstep.matters.Categories.Category;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new category as typed.
 *
 * @param above the code of the category above; empty at the top
 * @param part what the code adds to that of the category above
 */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record NewCategory(
    String above, String part, String name, String nameEn, String words, String unit, String rule) {

  static final NewCategory EMPTY = new NewCategory("", "", "", "", "", "", "");

  private static final Pattern PART = Pattern.compile("[a-z0-9-]{1,30}");

  /** As long as the address of a ledger takes one. */
  private static final int LONGEST_CODE = 200;

  NewCategory {
    above = Objects.requireNonNullElse(above, "");
    part = Objects.requireNonNullElse(part, "").strip();
    name = Objects.requireNonNullElse(name, "").strip();
    nameEn = Objects.requireNonNullElse(nameEn, "").strip();
    words = Objects.requireNonNullElse(words, "").strip();
    unit = Objects.requireNonNullElse(unit, "");
    rule = Objects.requireNonNullElse(rule, "");
  }

  @Nullable String aboveOrNone() {
    return above.isEmpty() ? null : above;
  }

  @Nullable String ruleOrNone() {
    return rule.isEmpty() ? null : rule;
  }

  /** What to put right; nothing when it can be added. */
  FieldErrors check(List<Category> all) {
    var errors = new FieldErrors();
    if (!above.isEmpty() && !anyIn(Categories.inUse(all), above::equals)) {
      errors.add("above", new Word("matters.category.above.choose"));
    }
    var code = Categories.code(aboveOrNone(), part);
    if (!PART.matcher(part).matches() || code.length() > LONGEST_CODE) {
      errors.add("part", new Word("matters.category.part.wrong"));
    } else if (code.equals(CategoriesController.STANDARD) || anyIn(all, code::equals)) {
      errors.add("part", new Word("matters.category.part.taken", code));
    }
    if (name.isEmpty()) {
      errors.add("name", new Word("matters.category.name.empty"));
    }
    return errors;
  }

  private static boolean anyIn(List<Category> some, Predicate<String> code) {
    return some.stream().map(Category::code).anyMatch(code);
  }
}
