package org.doorstep.sorting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.doorstep.sorting.DuplicateFinder.Reported;

/** One of the three hundred matters that were sorted by hand. */
record LabelledMatter(
    String number,
    LocalDate day,
    String place,
    String village,
    String category,
    String same,
    String text) {

  static List<LabelledMatter> all() {
    try (var file =
        Objects.requireNonNull(LabelledMatter.class.getResourceAsStream("/sorting/matters.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(cell ->
              new LabelledMatter(
                  cell[0], LocalDate.parse(cell[1]), cell[2], cell[3], cell[4], cell[6], cell[7]))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The part it is measured in. One thing reported twice never stands on both sides. */
  int fold(int folds) {
    return Integer.parseInt(thing().substring(1)) % folds;
  }

  /** The mark of what it is about: its own number where it was raised once. */
  String thing() {
    return same.isEmpty() ? number : same;
  }

  Reported reported(String category) {
    return new Reported(number, place, day, Optional.of(category), text);
  }

  boolean isSameAs(LabelledMatter other) {
    return !same.isEmpty() && same.equals(other.same);
  }
}
