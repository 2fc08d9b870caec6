package org.doorstep.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The heads of columns. A template has both languages in one cell; a file may have either, in any
 * order, with columns of its own between them.
 */
@Component
class Heads {

  private final Map<Sheet, Map<String, Integer>> known = new HashMap<>();
  private final Map<Sheet, List<String>> written = new HashMap<>();
  private final MessageSource words;

  Heads(MessageSource words) {
    this.words = words;
    for (var sheet : Sheet.values()) {
      var heads = new HashMap<String, Integer>();
      var both = new ArrayList<String>();
      for (var at = 0; at < sheet.columns().size(); at++) {
        var key = sheet.key(sheet.columns().get(at));
        var chinese = words.getMessage(key, null, Locale.CHINESE);
        var english = words.getMessage(key, null, Locale.ENGLISH);
        both.add(chinese + " " + english);
        heads.put(plain(chinese), at);
        heads.put(plain(english), at);
        heads.put(plain(chinese + english), at);
      }
      known.put(sheet, heads);
      written.put(sheet, both);
    }
  }

  /** The heads as a template has them. */
  List<String> written(Sheet sheet) {
    return get(written, sheet);
  }

  /** Which column of the file is which of the sheet's; -1 where it has none. */
  record Found(List<Integer> places, List<String> missing) {

    int matched() {
      var matched = 0;
      for (var place : places) {
        matched += place < 0 ? 0 : 1;
      }
      return matched;
    }
  }

  /** Looks for the columns of a sheet in a row of heads. */
  Found find(Sheet sheet, List<String> row) {
    var places = new int[sheet.columns().size()];
    Arrays.fill(places, -1);
    for (var at = 0; at < row.size(); at++) {
      var column = get(known, sheet).get(plain(row.get(at)));
      if (column != null && places[column] < 0) {
        places[column] = at;
      }
    }
    var missing = new ArrayList<String>();
    for (var at = 0; at < places.length; at++) {
      if (places[at] < 0 && sheet.columns().get(at).required()) {
        missing.add(get(written, sheet).get(at));
      }
    }
    return new Found(Arrays.stream(places).boxed().toList(), missing);
  }

  /** Which sheet of a kind a row of heads belongs to, by the most columns found. */
  Optional<Sheet> sheet(ImportKind kind, List<String> row) {
    Sheet best = null;
    var most = 1;
    for (var sheet : kind.sheets()) {
      var found = find(sheet, row);
      if (found.matched() > most) {
        best = sheet;
        most = found.matched();
      }
    }
    return Optional.ofNullable(best);
  }

  String name(Sheet sheet) {
    return words.getMessage(sheet.key(), null, Locale.CHINESE)
        + " "
        + words.getMessage(sheet.key(), null, Locale.ENGLISH);
  }

  private static <T> T get(Map<Sheet, T> all, Sheet sheet) {
    return Objects.requireNonNull(all.get(sheet));
  }

  private static String plain(String head) {
    return head.replaceAll("[\\s\u00a0\u3000*＊]+", "").toLowerCase(Locale.ROOT);
  }
}
