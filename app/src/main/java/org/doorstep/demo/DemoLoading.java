package org.doorstep.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.doorstep.command.DemoCounty;
import org.doorstep.command.Progress;
import org.doorstep.demo.DemoStaff.Staff;
import org.doorstep.matters.Categories;
import org.doorstep.pairings.Links;
import org.doorstep.places.County;
import org.doorstep.places.Divisions;
import org.doorstep.places.Places;
import org.doorstep.places.Places.Place;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.RecipientEntry;
import org.doorstep.recipients.Registrations;
import org.doorstep.recipients.ResidentEntry;
import org.doorstep.shared.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demo county: registers in one transaction, then three months of work, person by person.
 */
@Component
class DemoLoading implements DemoCounty {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int HOUSEHOLDS_A_VILLAGE = 65;
  private static final List<String> CATEGORIES =
      List.of(
          "poor",
          "low_income",
          "seriously_ill",
          "left_behind_child",
          "left_behind_elder",
          "veteran");

  private final String code;
  private final Divisions divisions = new Divisions();
  private final Places places;
  private final DemoStaff people;
  private final Registrations registrations;
  private final Links links;
  private final Categories categories;
  private final DemoWork work;
  private final TransactionTemplate transaction;
  private final MessageSource words;
  private final Clock clock;

  DemoLoading(
      @Value("${doorstep.demo.county:522633}") String code,
      Places places,
      DemoStaff people,
      Registrations registrations,
      Links links,
      Categories categories,
      DemoWork work,
      TransactionTemplate transaction,
      MessageSource words,
      Clock clock) {
    this.code = code;
    this.places = places;
    this.people = people;
    this.registrations = registrations;
    this.links = links;
    this.categories = categories;
    this.work = work;
    this.transaction = transaction;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public void load(Locale language, Progress progress) {
    var told = new Telling(words, language, progress);
    var county = founded(told);
    var since = today().minusDays(DemoWork.DAYS + 1L);
    var inCounty = Scope.system(county.key(), county.zone(), "demo");
    var all = placesOf(county);
    inCounty.run(() -> {
      if (work.isDone(county)) {
        return;
      }
      var staff = people.staff(county, all, since, false);
      if (registrations
          .known(Recipient.Kind.HOUSEHOLD, List.of(household(county.code(), 0, 0)))
          .isEmpty()) {
        transaction.executeWithoutResult(_ -> register(county, all, since, told));
      }
      work.load(county, staff, since, told);
    });
  }

  @Override
  public List<Account> accounts(Locale language) {
    var county =
        Scope.nobody()
            .call(() -> places.find(code))
            .orElseThrow(() -> new IllegalStateException(code));
    var staff = people.staff(county, placesOf(county), today(), false);
    var group = staff.groups().getFirst();
    var accounts = new ArrayList<Account>();
    accounts.add(account("official", group.members().get(1), language));
    accounts.add(account("leader", group.leader(), language));
    accounts.add(account("township", staff.township(group), language));
    accounts.add(account("department", staff.departments().values().iterator().next(), language));
    accounts.add(account("county", staff.county(), language));
    accounts.add(account("administrator", staff.administrator(), language));
    return accounts;
  }

  private Account account(String role, DemoStaff.Person person, Locale language) {
    return new Account(
        person.login(),
        DemoStaff.PASSWORD,
        words.getMessage("demo.role." + role, null, language),
        person.name() + " · " + person.unit().name());
  }

  /** The county: founded with its key if nobody has yet. */
  private County founded(Telling told) {
    var known = Scope.nobody().call(places::counties);
    var there = known.stream().filter(county -> county.code().equals(code)).findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    var key = known.stream().mapToInt(County::key).max().orElse(0) + 1;
    var found =
        divisions.find(code).orElseThrow(() -> new IllegalArgumentException("No county: " + code));
    told.step("demo.step.places", found.name());
    var county = new County(key, code, found.name(), ZONE, true);
    Scope.system(key, ZONE, "demo")
        .run(() ->
            transaction.executeWithoutResult(_ -> {
              places.found(code, found.name(), true);
              places.addAll(placesOf(county));
            }));
    return county;
  }

  private List<Place> placesOf(County county) {
    return divisions.listCounty(county.code()).stream()
        .map(division ->
            new Place(
                division.code(),
                division.code().length() == 12 ? division.shortName() : division.name(),
                division.code().length() == 6 ? "" : division.parent().orElse(""),
                division.code().length() == 6 ? 3 : division.code().length() == 9 ? 4 : 5))
        .toList();
  }

  /** Units, officials with accounts, households with residents, and who is linked with whom. */
  private void register(County county, List<Place> all, LocalDate since, Telling told) {
    told.step("demo.step.staff");
    var staff = people.staff(county, all, since, true);
    categories.loadStandard(); // finds the departments, so after them
    told.step("demo.step.households");
    var invented = new Invented(8125);
    for (var group = 0; group < staff.groups().size(); group++) {
      registrations.add(households(staff, group, invented));
    }
    told.step("demo.step.links");
    for (var group = 0; group < staff.groups().size(); group++) {
      link(staff, group, since);
    }
  }

  private Map<RecipientEntry, List<ResidentEntry>> households(
      Staff staff, int group, Invented invented) {
    var village = staff.groups().get(group).village();
    var entries = new LinkedHashMap<RecipientEntry, List<ResidentEntry>>();
    for (var number = 0; number < HOUSEHOLDS_A_VILLAGE; number++) {
      var members = invented.household(today().getYear());
      var categories =
          invented.below(4) == 0 ? List.of(invented.oneOf(CATEGORIES)) : List.<String>of();
      entries.put(
          new RecipientEntry(
              Recipient.Kind.HOUSEHOLD,
              household(code, group, number),
              members.getFirst().name(),
              village.code(),
              village.name() + (1 + number / 22) + "组",
              null,
              categories),
          members);
    }
    return entries;
  }

  private void link(Staff staff, int group, LocalDate since) {
    var team = staff.groups().get(group);
    var batch = UUID.nameUUIDFromBytes(team.village().code().getBytes(StandardCharsets.UTF_8));
    var doors = work.doors(codes(code, group));
    for (var door = 0; door < doors.size(); door++) {
      var official = team.members().get(door % team.members().size()).scope().officialOrRefuse();
      links.link(official, doors.get(door), Links.CONTACT, since, "", batch);
    }
  }

  /** The register's numbers of the households of a group. */
  static List<String> codes(String county, int group) {
    return IntStream.range(0, HOUSEHOLDS_A_VILLAGE)
        .mapToObj(number -> household(county, group, number))
        .toList();
  }

  /** The register's number of a household: H, the group, and the house. */
  private static String household(String county, int group, int number) {
    return "H%s-%03d-%02d".formatted(county, group + 1, number + 1);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
