package org.doorstep.imports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.recipients.RecipientCategory;
import org.doorstep.shared.Role;
import org.doorstep.staff.Unit;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words a cell may hold, in every language and spelling people use, and what each is stored as.
 *
 * <p>The bundle has a line for each: the first word is the one templates offer.
 */
record Choices(Map<String, String> stored, List<String> offered) {

  private static final List<Locale> LANGUAGES = List.of(Locale.CHINESE, Locale.ENGLISH);

  Choices {
    stored = Map.copyOf(stored);
    offered = List.copyOf(offered);
  }

  /** All choices there are. */
  @Component
  static class All {

    final Choices relations;
    final Choices sexes;
    final Choices categories;
    final Choices unitKinds;
    final Choices roles;

    All(MessageSource words) {
      relations = read(words, "relation", List.of("head", "spouse", "child", "parent", "other"));
      sexes = read(words, "sex", List.of("m", "f", "unknown"));
      categories =
          read(
              words,
              "category",
              Arrays.stream(RecipientCategory.values()).map(RecipientCategory::stored).toList());
      unitKinds =
          read(
              words, "unitKind", Arrays.stream(Unit.Kind.values()).map(Unit.Kind::stored).toList());
      roles =
          read(
              words,
              "role",
              List.of(
                  Role.OFFICIAL.name(),
                  Role.GROUP_LEADER.name(),
                  Role.TOWNSHIP_OFFICE.name(),
                  Role.DEPARTMENT.name(),
                  Role.COUNTY_OFFICE.name(),
                  Role.ADMINISTRATOR.name()));
    }

    /** The choices of a column; empty when anything may stand there. */
    Optional<Choices> of(Sheet sheet, Column column) {
      return switch (column.key()) {
        case "relation" -> Optional.of(relations);
        case "sex" -> Optional.of(sexes);
        case "categories" -> Optional.of(categories);
        case "role" -> Optional.of(roles);
        case "kind" -> sheet == Sheet.UNITS ? Optional.of(unitKinds) : Optional.empty();
        default -> Optional.empty();
      };
    }
  }

  private static Choices read(MessageSource words, String name, List<String> values) {
    var stored = new LinkedHashMap<String, String>();
    var offered = new java.util.ArrayList<String>();
    for (var value : values) {
      stored.put(plain(value), value);
      for (var language : LANGUAGES) {
        var key = "imports." + name + "." + value.toLowerCase(Locale.ROOT);
        var spellings = words.getMessage(key, null, language).split("[、,]", -1);
        for (var spelling : spellings) {
          stored.put(plain(spelling), value);
        }
        if (language.equals(Locale.CHINESE)) {
          offered.add(spellings[0].strip());
        }
      }
    }
    return new Choices(stored, offered);
  }

  Optional<String> find(String typed) {
    return Optional.ofNullable(stored.get(plain(typed)));
  }

  /** What may stand there, for people. */
  String allowed() {
    return offered.stream().collect(Collectors.joining("、"));
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
