package org.doorstep.portal;

import java.util.List;
import org.doorstep.places.County;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.SearchText;
import org.doorstep.shared.pages.Choice;
import org.springframework.stereotype.Component;

/** The townships and villages somebody chooses from, or types a part of. */
@Component
class Villages {

  private static final int FOUND_AT_MOST = 12;

  private final Places places;

  Villages(Places places) {
    this.places = places;
  }

  List<Choice> townships(County county) {
    return choices(places.below(county.code()));
  }

  /** The villages of a township; none under a code that is no township here. */
  List<Choice> of(County county, String township) {
    return township.startsWith(county.code()) ? choices(places.below(township)) : List.of();
  }

  boolean is(County county, String village) {
    return Level.VILLAGE.isReachedBy(village)
        && village.startsWith(county.code())
        && of(county, Level.TOWNSHIP.holding(village)).stream()
            .anyMatch(choice -> choice.value().equals(village));
  }

  /** The villages somebody may mean who types a part of a name, its pinyin or its initials. */
  List<Choice> meant(County county, String typed) {
    return places.below(county.code()).stream()
        .flatMap(township ->
            places.below(township.code()).stream()
                .filter(village -> SearchText.of(village.name()).matches(typed))
                .map(village -> new Choice(village.code(), village.name(), township.name())))
        .limit(FOUND_AT_MOST)
        .toList();
  }

  private static List<Choice> choices(List<Place> places) {
    return places.stream().map(place -> new Choice(place.code(), place.name())).toList();
  }
}
