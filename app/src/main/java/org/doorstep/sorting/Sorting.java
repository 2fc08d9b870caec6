package org.doorstep.sorting;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.matters.Categories;
import org.doorstep.matters.Categories.Category;
import org.doorstep.matters.Matter;
import org.doorstep.matters.Trays;
import org.doorstep.matters.Trays.Earlier;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.shared.ChineseWords;
import org.doorstep.shared.Scope;
import org.doorstep.sorting.CategoryProposer.Proposal;
import org.doorstep.sorting.CategoryProposer.Sorted;
import org.doorstep.sorting.DuplicateFinder.Reported;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ConcurrentLruCache;

/**
 * What the sorting screen proposes: categories with the words that speak for them, and earlier
 * matters that may be the same. It learns from what the asker may see, and decides nothing.
 */
@Component
class Sorting {

  private static final int CATEGORIES = 3;
  private static final int TOWNSHIPS_KEPT = 50;

  /** An earlier matter that may be the same, and the words both use. */
  record Like(Earlier earlier, List<String> because) {}

  /**
   * What is proposed for a matter, the likeliest first.
   *
   * @param all every category of the county
   * @param units every unit that works
   */
  record Proposed(
      List<Category> all, List<Unit> units, List<Proposal> categories, List<Like> like) {}

  /** What is known before any matter: the names of a township and of units, and the categories. */
  private record Known(List<String> names, List<Category> categories) {}

  private final Trays trays;
  private final Categories categories;
  private final Places places;
  private final Units units;

  /** The same one again for the same names, so that what it has cut is known too. */
  private final ConcurrentLruCache<Known, CategoryExamples> known =
      new ConcurrentLruCache<>(
          TOWNSHIPS_KEPT,
          asked ->
              new CategoryExamples(
                  Categories.tree(asked.categories()), ChineseWords.knowing(asked.names())));

  Sorting(Trays trays, Categories categories, Places places, Units units) {
    this.trays = trays;
    this.categories = categories;
    this.places = places;
    this.units = units;
  }

  @Transactional(readOnly = true)
  public Proposed propose(Matter matter) {
    var scope = Scope.current();
    var place = matter.about().place();
    var township = Level.TOWNSHIP.holding(place);
    var since = matter.origin().raisedAt().minus(Duration.ofDays(DuplicateFinder.DAYS));
    var earlier = trays.earlier(scope.unitOrRefuse(), township, since, matter.id());
    var all = categories.list();
    var working = units.list();
    var examples = known.get(new Known(names(township, working), all));
    var proposals =
        all.isEmpty()
            ? List.<Proposal>of()
            : CategoryProposer.learn(examples, sorted(earlier))
                .propose(text(matter.about().title(), matter.about().text()), CATEGORIES);
    return new Proposed(
        all, working, proposals, like(matter, proposals, earlier, examples.words()));
  }

  private static List<Sorted> sorted(List<Earlier> earlier) {
    return earlier.stream()
        .filter(one -> one.category() != null)
        .map(one ->
            new Sorted(text(one.title(), one.text()), Objects.requireNonNull(one.category())))
        .toList();
  }

  private static List<Like> like(
      Matter matter, List<Proposal> proposals, List<Earlier> earlier, ChineseWords words) {
    var zone = Scope.current().zone();
    var category =
        Optional.ofNullable(matter.about().category())
            .or(() -> proposals.stream().findFirst().map(one -> one.category().code()));
    var asked =
        new Reported(
            matter.number().toString(),
            matter.about().place(),
            LocalDate.ofInstant(matter.origin().raisedAt(), zone),
            category,
            text(matter.about().title(), matter.about().text()));
    var candidates =
        earlier.stream()
            .map(one ->
                new Reported(
                    one.number().toString(),
                    one.place(),
                    LocalDate.ofInstant(one.raisedAt(), zone),
                    Optional.ofNullable(one.category()).or(() -> category),
                    text(one.title(), one.text())))
            .toList();
    var finder = DuplicateFinder.learn(words, candidates.stream().map(Reported::text).toList());
    return finder.find(asked, (_, _) -> candidates).stream()
        .map(found ->
            new Like(
                earlier.stream()
                    .filter(one -> one.number().toString().equals(found.earlier().id()))
                    .findFirst()
                    .orElseThrow(),
                found.because()))
        .toList();
  }

  private List<String> names(String township, List<Unit> working) {
    var names = new ArrayList<>(places.namesIn(township));
    working.stream().map(Unit::name).forEach(names::add);
    return names;
  }

  private static String text(String title, String text) {
    return text.startsWith(title) ? text : title + "。" + text;
  }

  /** The unit a category's matters usually go to, unless that is the one that sorts. */
  static Optional<UUID> usualUnit(List<Category> all, String code, UUID sorting) {
    return all.stream()
        .filter(one -> one.code().equals(code))
        .findFirst()
        .map(Category::unit)
        .filter(unit -> !unit.equals(sorting));
  }
}
