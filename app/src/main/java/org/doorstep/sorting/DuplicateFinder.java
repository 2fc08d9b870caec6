package org.doorstep.sorting;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.places.Division.Level;
import org.doorstep.shared.ChineseWords;

/**
 * Finds earlier matters that may be about the same thing, with the words they have in common.
 *
 * <p>Two matters are alike when they share words that are rare in this county, come from the same
 * village or township, and lie near in time. Whether they are one matter a person says.
 */
public final class DuplicateFinder {

  /**
   * A matter as it was reported.
   *
   * @param place the code of the village
   * @param category the category it was sorted into, or the one proposed for it
   */
  public record Reported(
      String id, String place, LocalDate day, Optional<String> category, String text) {

    @Override
    public String toString() {
      return "Reported " + id;
    }
  }

  /** Where earlier matters come from: those of a township (nine digits) reported since a day. */
  public interface Earlier {
    Collection<Reported> in(String township, LocalDate since);
  }

  /** An earlier matter that may be the same, how alike it is (0 to 1), and the words in common. */
  public record Likeness(Reported earlier, double score, List<String> because) {

    public Likeness {
      because = List.copyOf(because);
    }
  }

  /** A candidate, how alike it is (0 to 1), and what each part in common counts for. */
  record Compared(Reported earlier, double score, Map<String, Double> common) {}

  /** What is this long ago is another event, even in the same words. */
  public static final int DAYS = 90;

  private static final int MOST = 3;
  private static final int WORDS_SHOWN = 5;

  private final ChineseWords words;
  private final Map<String, Double> rarity;
  private final double unheard;
  private final DuplicateSettings settings;

  private DuplicateFinder(
      ChineseWords words, Map<String, Double> rarity, double unheard, DuplicateSettings settings) {
    this.words = words;
    this.rarity = rarity;
    this.unheard = unheard;
    this.settings = settings;
  }

  /** Learns from a county's texts which words are rare in it. */
  public static DuplicateFinder learn(ChineseWords words, Iterable<String> texts) {
    var texted = new HashMap<String, Integer>();
    var all = 0;
    for (var text : texts) {
      all++;
      Wording.of(text, words)
          .weights()
          .keySet()
          .forEach(part -> texted.merge(part, 1, Integer::sum));
    }
    var rarity = new HashMap<String, Double>();
    for (var entry : texted.entrySet()) {
      var part = entry.getKey();
      // In one place everybody may say its name, so a name tells no two matters from each other.
      rarity.put(part, words.isName(part) ? 0 : Math.log((all + 1.0) / (entry.getValue() + 0.5)));
    }
    return new DuplicateFinder(
        words, rarity, Math.log((all + 1.0) / 0.5), DuplicateSettings.SHIPPED);
  }

  /** The same with other settings. */
  DuplicateFinder with(DuplicateSettings others) {
    return new DuplicateFinder(words, rarity, unheard, others);
  }

  /** The earlier matters that may be the same, the likeliest first. */
  public List<Likeness> find(Reported asked, Earlier earlier) {
    var since = asked.day().minusDays(DAYS);
    return compare(asked, earlier.in(township(asked.place()), since)).stream()
        .filter(compared -> compared.score() >= settings.threshold())
        .limit(MOST)
        .map(compared ->
            new Likeness(
                compared.earlier(),
                compared.score(),
                Wording.strongest(compared.common(), WORDS_SHOWN)))
        .toList();
  }

  /** How alike each candidate is, the likeliest first; those too far or too old are left out. */
  List<Compared> compare(Reported asked, Collection<Reported> candidates) {
    var wording = Wording.of(asked.text(), words);
    var weight = weigh(wording);
    var all = new ArrayList<Compared>();
    for (var candidate : candidates) {
      var near = near(asked, candidate);
      if (near > 0 && !candidate.id().equals(asked.id())) {
        all.add(compare(wording, weight, candidate, near));
      }
    }
    all.sort(
        Comparator.comparingDouble((Compared compared) -> -compared.score())
            .thenComparing(compared -> compared.earlier().id()));
    return all;
  }

  private Compared compare(Wording asked, double weighed, Reported candidate, double near) {
    var other = Wording.of(candidate.text(), words);
    var common = new LinkedHashMap<String, Double>();
    asked
        .weights()
        .forEach((part, weight) -> {
          if (other.weights().containsKey(part)) {
            common.put(part, weight * rarity(part));
          }
        });
    var shared = common.values().stream().mapToDouble(Double::doubleValue).sum();
    var score = near * shared / Math.sqrt(weighed * weigh(other));
    return new Compared(candidate, score, common);
  }

  /** 1 in the same village on the same day, less further off, 0 where it cannot be the same. */
  private double near(Reported asked, Reported candidate) {
    var days = Math.abs(ChronoUnit.DAYS.between(candidate.day(), asked.day()));
    if (days > DAYS || !township(asked.place()).equals(township(candidate.place()))) {
      return 0;
    }
    var place = asked.place().equals(candidate.place()) ? 1.0 : settings.otherVillage();
    var topic = asked.category().equals(candidate.category()) ? 1.0 : settings.otherTopic();
    return place * topic * (1 - 0.5 * days / DAYS);
  }

  private double weigh(Wording wording) {
    return wording.weights().entrySet().stream()
        .mapToDouble(entry -> entry.getValue() * rarity(entry.getKey()))
        .sum();
  }

  private double rarity(String part) {
    var heard = rarity.get(part);
    return heard != null ? heard : words.isName(part) ? 0 : unheard;
  }

  private static String township(String place) {
    return Level.TOWNSHIP.holding(place);
  }
}
