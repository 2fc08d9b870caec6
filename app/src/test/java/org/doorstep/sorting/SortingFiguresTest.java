package org.doorstep.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.doorstep.matters.CategoryTree;
import org.doorstep.shared.ChineseWords;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Measures the proposals of the sorting screen and writes the figures down. */
@Tag("Y8")
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SortingFiguresTest {

  private static final Path WRITTEN = Path.of("..", "docs", "generated", "sorting.md");

  private final List<LabelledMatter> matters = LabelledMatter.all();
  private final ChineseWords words = ChineseWords.knowing(villages());
  private final Halves halves = Halves.of(matters);
  private final CategoryFigures categories = CategoryFigures.of(halves, words);
  private final DuplicateFigures duplicates =
      DuplicateFigures.of(halves, words, categories.first());

  /** People say 大榕 or 大榕村. */
  private static List<String> villages() {
    return LabelledMatter.all().stream()
        .map(LabelledMatter::village)
        .flatMap(village -> List.of(village, village.replaceAll("村$", "")).stream())
        .distinct()
        .toList();
  }

  @Test
  void there_are_three_hundred_matters_and_every_label_is_a_category_to_sort_into() {
    var leaves =
        CategoryTree.standard().leaves().stream()
            .map(CategoryTree.Category::code)
            .collect(Collectors.toSet());

    assertThat(matters).hasSize(300).extracting(LabelledMatter::category).isSubsetOf(leaves);
  }

  @Test
  void one_half_chooses_the_settings_and_no_thing_is_on_both_sides() {
    assertThat(halves.choosing()).hasSizeBetween(148, 152);
    assertThat(halves.measuring()).hasSize(300 - halves.choosing().size());
    assertThat(halves.choosing())
        .extracting(LabelledMatter::thing)
        .doesNotContainAnyElementsOf(
            halves.measuring().stream().map(LabelledMatter::thing).toList());
  }

  @Test
  void on_the_other_half_the_right_category_is_proposed_more_often_than_by_keywords() {
    var measured = categories.measured();

    assertThat(measured.learnt().atThree()).isGreaterThan(measured.keywords().atThree());
    assertThat(measured.learnt().atOne()).isGreaterThan(measured.keywords().atOne());
    assertThat(measured.nothingLearnt().atThree()).isGreaterThan(measured.keywords().atThree());
  }

  @Test
  void on_the_other_half_more_duplicates_are_found_than_by_keywords_and_fewer_false_ones_shown() {
    var ours = duplicates.measured().finder();
    var keywords = duplicates.measured().keywords();

    assertThat(ours.right()).isGreaterThanOrEqualTo(keywords.right());
    assertThat(ours.wrong()).isLessThan(keywords.wrong());
    assertThat(ours.disturbed()).isLessThan(keywords.disturbed());
  }

  @Test
  void the_figures_are_written_anew() throws IOException {
    var figures = page();
    System.out.println(figures);
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, figures);
  }

  private String page() {
    return """
    # What the sorting screen proposes, measured

    Written by `SortingFiguresTest` from the %d matters sorted by hand in `app/src/test/resources/sorting`.

    The matters were split in two with a fixed seed, reports of the same thing always on the same side. Settings were chosen
    on one half (%d matters); what counts are the figures of the other (%d). `as shipped` is what the program works with: its
    settings were once chosen by trying on all of them, so that line flatters.

    ## Category

    The right one of %d categories, as first proposal and among the first three.

    | way | on which half | first | first three |
    | --- | --- | --- | --- |
    %s
    %s
    %s

    Where matters were learnt, it was cross-validated: five parts, each proposed for by what was learnt from the other four,
    and for the other half also by all of the first. Chosen: %s.

    ## Possible duplicates

    Each matter is compared with those that were reported before it; at most three are shown.

    | way | on which half | true pairs found | false among the proposed | matters shown a false one |
    | --- | --- | --- | --- | --- |
    %s
    %s
    %s

    Each way has the threshold with the best balance (F1) on the first half. Which words are rare is learnt from texts without
    their labels. The later matter has only its proposed category, the earlier ones have the one a person gave. The first half
    is compared within itself, the other also with the first, so that more can be taken for the same. Chosen: %s.

    ## How far to trust this

    One author wrote the matters and then the tree's example words, knowing the matters. That flatters every line of the
    first table, the keywords as much as the proposer, and no split mends it. Half of the matters are few: one matter more or
    less is two thirds of a per cent. With some four matters learnt for each category, learning does not yet improve on the
    example words: what it is for is words that are only said in one county. Many matters that are no duplicates were written
    to look like some. A county's own figures will differ: measure them there.
    """
        .formatted(
            matters.size(),
            halves.choosing().size(),
            halves.measuring().size(),
            CategoryTree.standard().leaves().size(),
            lines("chosen on", categories.choosing()),
            lines("**the other**", categories.measured()),
            line(
                "proposer as shipped, sorted matters learnt", "all", categories.shipped().learnt()),
            categories.chosen(),
            lines("chosen on", duplicates.choosing()),
            lines("**the other**", duplicates.measured()),
            line("finder as shipped", "all", duplicates.shipped(), duplicates.shipped().finder()),
            duplicates.chosen());
  }

  private static String lines(String half, CategoryFigures.Measured measured) {
    return String.join(
        "\n",
        line("keywords: most example words of the category in the text", half, measured.keywords()),
        line(
            "proposer that has learnt nothing but the tree's example words",
            half,
            measured.nothingLearnt()),
        line("proposer that has also learnt sorted matters", half, measured.learnt()));
  }

  private static String line(String way, String half, CategoryFigures.Recall recall) {
    return "| %s | %s | %s | %s |"
        .formatted(
            way,
            half,
            share(recall.atOne(), recall.matters()),
            share(recall.atThree(), recall.matters()));
  }

  private static String lines(String half, DuplicateFigures.Figures figures) {
    return String.join(
        "\n",
        line(
            "keywords: share of identical words in one village", half, figures, figures.keywords()),
        line("finder", half, figures, figures.finder()));
  }

  private static String line(
      String way, String half, DuplicateFigures.Figures figures, DuplicateFigures.Found found) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            way,
            half,
            share(found.right(), figures.truePairs()),
            share(found.wrong(), found.proposed()),
            share(found.disturbed(), figures.matters()));
  }

  /** A share with what it is made of: 84.3 % (3852 of 4569). */
  private static String share(int part, int whole) {
    return String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * part / whole, part, whole);
  }
}
