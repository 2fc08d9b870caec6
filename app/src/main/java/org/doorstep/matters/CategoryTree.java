package org.doorstep.matters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The categories a county sorts its matters into, to any depth.
 *
 * <p>A county begins with the {@link #standard} tree and makes it its own.
 */
public final class CategoryTree {

  /**
   * One category: its names, the kind of unit that usually deals with it, and words people use.
   *
   * @param parent the code of the category above; empty at the top
   */
  public record Category(
      String code,
      String parent,
      String chinese,
      String english,
      String unitChinese,
      String unitEnglish,
      List<String> words) {

    public Category {
      if (code.isBlank() || chinese.isBlank() || english.isBlank()) {
        throw new IllegalArgumentException("A category needs a code and both names: " + code);
      }
      words = List.copyOf(words);
    }
  }

  private final Map<String, Category> byCode = new LinkedHashMap<>();
  private final List<Category> leaves;

  /** A tree of these categories; each parent comes before its children. */
  public CategoryTree(Collection<Category> categories) {
    for (var category : categories) {
      if (!category.parent().isEmpty() && !byCode.containsKey(category.parent())) {
        throw new IllegalArgumentException("No category above " + category.code());
      }
      if (byCode.put(category.code(), category) != null) {
        throw new IllegalArgumentException("Two categories are called " + category.code());
      }
    }
    var parents = categories.stream().map(Category::parent).collect(Collectors.toSet());
    this.leaves =
        byCode.values().stream().filter(category -> !parents.contains(category.code())).toList();
  }

  /** The tree shipped with the program. */
  public static CategoryTree standard() {
    var file = "/categories/default.csv";
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(CategoryTree.class.getResourceAsStream(file), file),
                StandardCharsets.UTF_8))) {
      var read = new LinkedHashMap<String, Category>();
      lines.lines().skip(1).forEach(line -> read.put(code(line), category(line, read)));
      return new CategoryTree(read.values());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file, unreadable);
    }
  }

  /** Every category, parents before children. */
  public List<Category> all() {
    return List.copyOf(byCode.values());
  }

  /** The categories with nothing below them: a matter is sorted into one of these. */
  public List<Category> leaves() {
    return leaves;
  }

  public Optional<Category> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The categories above a category, the nearest first. */
  public List<Category> above(Category category) {
    var above = new ArrayList<Category>();
    for (var parent = byCode.get(category.parent());
        parent != null;
        parent = byCode.get(parent.parent())) {
      above.add(parent);
    }
    return above;
  }

  private static String code(String line) {
    return line.substring(0, line.indexOf(','));
  }

  /** Reads one line; a category that names no unit has the unit of the one above. */
  private static Category category(String line, Map<String, Category> read) {
    var cell = line.split(",", -1);
    var above = Optional.ofNullable(read.get(cell[1]));
    return new Category(
        cell[0],
        cell[1],
        cell[2],
        cell[3],
        cell[4].isEmpty() ? above.map(Category::unitChinese).orElse("") : cell[4],
        cell[5].isEmpty() ? above.map(Category::unitEnglish).orElse("") : cell[5],
        List.of(cell[6].split(" ", -1)));
  }
}
