package org.doorstep.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.command.DemoCounty;
import org.doorstep.command.Progress;
import org.doorstep.demo.DemoPlan.Group;
import org.doorstep.matters.Categories;
import org.doorstep.pairings.Links;
import org.doorstep.places.County;
import org.doorstep.places.Division;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Divisions;
import org.doorstep.places.Places;
import org.doorstep.places.Places.Place;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Registrations;
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
  private static final Pattern CODE = Pattern.compile("\\d{6}");

  /** So many are named to somebody whose word means several. */
  private static final int LISTED = 10;

  private final String named;
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
      @Value("${doorstep.demo.county:522633}") String named,
      Places places,
      DemoStaff people,
      Registrations registrations,
      Links links,
      Categories categories,
      DemoWork work,
      TransactionTemplate transaction,
      MessageSource words,
      Clock clock) {
    this.named = named;
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
    load(meant(told), told);
  }

  /** Makes the county of a division code, unless it is there. */
  void load(String code, Telling told) {
    var county = founded(code, told);
    var since = today().minusDays(DemoWork.DAYS + 1L);
    var inCounty = Scope.system(county.key(), county.zone(), "demo");
    var plan = DemoPlan.of(county, places(divisions.listCounty(county.code())));
    inCounty.run(() -> {
      if (work.isDone(county)) {
        return;
      }
      var first = DemoHouseholds.code(county.code(), 0, 0);
      if (registrations.known(Recipient.Kind.HOUSEHOLD, List.of(first)).isEmpty()) {
        transaction.executeWithoutResult(_ -> register(county, plan, since, told));
      }
      work.load(county, plan, since, told);
    });
  }

  @Override
  public List<Account> accounts(Locale language) {
    var code = counties(named).getFirst().code();
    var county =
        Scope.nobody()
            .call(() -> places.find(code))
            .orElseThrow(() -> new IllegalStateException(code));
    var plan = DemoPlan.of(county, places(divisions.listCounty(code)));
    var group = plan.groups().getFirst();
    var accounts = new ArrayList<Account>();
    accounts.add(account("official", group.members().get(1), language));
    accounts.add(account("leader", group.leader(), language));
    accounts.add(account("township", plan.township(group), language));
    accounts.add(account("department", plan.departments().values().iterator().next(), language));
    accounts.add(account("county", plan.county(), language));
    accounts.add(account("administrator", plan.administrator(), language));
    return accounts;
  }

  private Account account(String role, DemoPlan.Person person, Locale language) {
    return new Account(
        person.login(),
        DemoStaff.PASSWORD,
        words.getMessage("demo.role." + role, null, language),
        person.name() + " · " + person.unit().name());
  }

  private String meant(Telling told) {
    var counties = counties(named);
    if (counties.isEmpty()) {
      throw new IllegalArgumentException(told.text("demo.no-county", named));
    }
    if (counties.size() > 1) {
      throw new IllegalArgumentException(told.text("demo.which-county", named, listed(counties)));
    }
    return counties.getFirst().code();
  }

  /** Which counties somebody may mean by a code, a name, its pinyin or its initials. */
  List<Division> counties(String named) {
    if (CODE.matcher(named).matches()) {
      return divisions.find(named).filter(DemoLoading::isCounty).stream().toList();
    }
    var found = divisions.search(named).stream().filter(DemoLoading::isCounty).toList();
    var exactly = found.stream().filter(county -> county.name().equals(named)).toList();
    return exactly.isEmpty() ? found : exactly;
  }

  private static boolean isCounty(Division division) {
    return division.level() == Level.COUNTY;
  }

  private static String listed(List<Division> counties) {
    return counties.stream()
        .limit(LISTED)
        .map(county -> county.code() + " " + county.name())
        .collect(Collectors.joining(", "));
  }

  /** The county: founded with its key if nobody has yet. */
  private County founded(String code, Telling told) {
    var known = Scope.nobody().call(places::counties);
    var there = known.stream().filter(county -> county.code().equals(code)).findFirst();
    if (there.isPresent()) {
      return there.get();
    }
    var key = known.stream().mapToInt(County::key).max().orElse(0) + 1;
    var found =
        divisions
            .find(code)
            .filter(division -> division.level() == Level.COUNTY)
            .orElseThrow(() -> new IllegalArgumentException(told.text("demo.no-county", code)));
    told.step("demo.step.places", found.name());
    var county = new County(key, code, found.name(), ZONE, true);
    Scope.system(key, ZONE, "demo")
        .run(() ->
            transaction.executeWithoutResult(_ -> {
              places.found(code, found.name(), true);
              places.addAll(places(divisions.listCounty(code)));
            }));
    return county;
  }

  /** The places a county is founded with. */
  static List<Place> places(List<Division> county) {
    return county.stream()
        .map(division ->
            new Place(
                division.code(),
                division.level() == Level.VILLAGE ? division.shortName() : division.name(),
                division.level() == Level.COUNTY ? "" : division.parent().orElse(""),
                switch (division.level()) {
                  case PROVINCE -> 1;
                  case PREFECTURE -> 2;
                  case COUNTY -> 3;
                  case TOWNSHIP -> 4;
                  case VILLAGE -> 5;
                }))
        .toList();
  }

  /** Units, officials with accounts, households with residents, and who is linked with whom. */
  private void register(County county, DemoPlan plan, LocalDate since, Telling told) {
    told.step("demo.step.staff", plan.officials());
    people.register(plan, since);
    categories.loadStandard(); // finds the departments, so after them
    told.step("demo.step.households", plan.groups().size() * DemoHouseholds.A_VILLAGE);
    var invented = new Invented(8125);
    for (var group = 0; group < plan.groups().size(); group++) {
      var village = plan.groups().get(group).village();
      registrations.add(
          DemoHouseholds.of(county.code(), group, village, today().getYear(), invented));
    }
    told.step("demo.step.links");
    for (var group = 0; group < plan.groups().size(); group++) {
      link(plan.groups().get(group), DemoHouseholds.codes(county.code(), group), since);
    }
  }

  private void link(Group team, List<String> codes, LocalDate since) {
    var batch = UUID.nameUUIDFromBytes(team.village().code().getBytes(StandardCharsets.UTF_8));
    var doors = work.doors(codes);
    for (var door = 0; door < doors.size(); door++) {
      var official = team.members().get(door % team.members().size()).scope().officialOrRefuse();
      links.link(official, doors.get(door), Links.CONTACT, since, "", batch);
    }
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
