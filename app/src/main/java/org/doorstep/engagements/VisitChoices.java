package org.doorstep.engagements;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.doorstep.engagements.pages.VisitPage.Choices;
import org.doorstep.matters.Matter;
import org.doorstep.pairings.Links;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the form of a visit offers to choose from. */
@Component
class VisitChoices {

  /** Under which occasions a visit is made; the page has a word for each. */
  private static final List<String> OCCASIONS =
      List.of("routine", "publicity", "survey", "farm-work", "festival", "look-back", "other");

  private final Places places;
  private final Units units;
  private final Officials officials;
  private final Links links;
  private final Recipients recipients;

  VisitChoices(
      Places places, Units units, Officials officials, Links links, Recipients recipients) {
    this.places = places;
    this.units = units;
    this.officials = officials;
    this.links = links;
    this.recipients = recipients;
  }

  /** An occasion of the list as it was sent; anything else is none in particular. */
  static String occasion(String sent) {
    return OCCASIONS.contains(sent) ? sent : "";
  }

  /** How an occasion is called; one that is no longer on the list as it was written. */
  static String name(String occasion, Words t) {
    return OCCASIONS.contains(occasion) ? t.lookup("engagements.occasion." + occasion) : occasion;
  }

  /** The choices at a door, or without one. */
  @Transactional(readOnly = true)
  public Choices of(@Nullable Recipient door, boolean talk, Words t) {
    return new Choices(
        kinds(door).stream().map(kind -> choice(kind.stored(), kind.word(), t)).toList(),
        Arrays.stream(Served.values())
            .map(job -> new Choice(job.stored(), t.lookup("engagements.served." + job.stored())))
            .toList(),
        OCCASIONS.stream()
            .map(occasion -> new Choice(occasion, t.lookup("engagements.occasion." + occasion)))
            .toList(),
        door == null ? places() : List.of(),
        people(false),
        talk ? people(true) : List.of(),
        Arrays.stream(Matter.Kind.values())
            .map(kind -> choice(kind.stored(), kind.word(), t))
            .toList());
  }

  private static List<Kind> kinds(@Nullable Recipient door) {
    if (door == null) {
      return List.of(Kind.FIELD_VISIT, Kind.SYMPOSIUM, Kind.RECEPTION, Kind.TALK);
    }
    return switch (door.kind()) {
      case HOUSEHOLD -> List.of(Kind.HOME_VISIT, Kind.FIELD_VISIT, Kind.TALK, Kind.RECEPTION);
      case ENTERPRISE, INSTITUTION -> List.of(Kind.ENTERPRISE_VISIT, Kind.TALK, Kind.RECEPTION);
    };
  }

  /** The place of one's own, those directly below, and the villages of one's doors. */
  private List<Choice> places() {
    var scope = Scope.current();
    var own = units.get(scope.unitOrRefuse()).place();
    var codes = new TreeSet<String>();
    codes.add(own);
    places.below(own).forEach(place -> codes.add(place.code()));
    recipients
        .some(links.doorsOf(scope.officialOrRefuse()))
        .values()
        .forEach(door -> codes.add(door.place()));
    var names = places.names(codes);
    return codes.stream().map(code -> new Choice(code, names.getOrDefault(code, code))).toList();
  }

  /** The others of one's unit; with those above, of the units over its place as well. */
  private List<Choice> people(boolean withThoseAbove) {
    var scope = Scope.current();
    var unit = scope.unitOrRefuse();
    var found = new LinkedHashMap<String, Choice>();
    var of = new ArrayList<>(List.of(unit));
    if (withThoseAbove) {
      units.over(units.get(unit).place()).forEach(above -> of.add(above.id()));
    }
    for (var each : of) {
      for (var member : officials.membersOf(each)) {
        if (!member.official().equals(scope.official())) {
          var id = member.official().toString();
          found.putIfAbsent(id, new Choice(id, member.name(), member.title()));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static Choice choice(String value, org.doorstep.shared.Word word, Words t) {
    return new Choice(value, t.say(word));
  }
}
