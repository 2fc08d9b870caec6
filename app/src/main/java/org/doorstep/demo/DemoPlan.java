package org.doorstep.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.places.County;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Unit.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Who is at work in the demo county: its office, an office in each township, the departments its
 * stories need, and officials in village working groups, 626 in 125 where there are as many
 * villages (C1), fewer where there are not.
 *
 * @param units each after the one above it
 * @param people everybody, in the order of their numbers on the register
 */
record DemoPlan(
    Person county,
    Person administrator,
    Map<String, Person> townships,
    Map<String, Person> departments,
    List<Group> groups,
    List<Unit> units,
    List<Person> people) {

  /** The most working groups, and the officials and symposiums of so many. */
  static final int GROUPS = 125;

  private static final int OFFICIALS = 626;
  private static final int SYMPOSIUMS = 243;

  private static final List<String> DEPARTMENTS =
      List.of(
          "水务局",
          "交通运输局",
          "供电局",
          "住房和城乡建设局",
          "民政局",
          "农业农村局",
          "林业局",
          "医疗保障局",
          "教育局",
          "生态环境局",
          "人力资源和社会保障局");

  /** Somebody at work, and as whom the demo lets him or her act. */
  record Person(String code, String login, String name, String title, Unit unit, Scope scope) {

    @Override
    public String toString() {
      return "Person[" + login + "]";
    }
  }

  /** A working group in a village: its leader first. */
  record Group(Place village, Unit unit, List<Person> members) {

    Person leader() {
      return members.getFirst();
    }
  }

  /** The same people for the same county, whenever it is asked. */
  static DemoPlan of(County county, List<Place> places) {
    return new Making(county).plan(places);
  }

  /** The office of the township a group's village lies in. */
  Person township(Group group) {
    return Objects.requireNonNull(townships.get(group.village().parent()));
  }

  /** The department a story is sent to. */
  Person department(Story story) {
    return Objects.requireNonNull(departments.get(story.department()));
  }

  /** How many village officials there are. */
  int officials() {
    return shareOf(OFFICIALS, groups.size());
  }

  /** How many symposiums are held in all groups together. */
  int symposiums() {
    return shareOf(SYMPOSIUMS, groups.size());
  }

  private static int shareOf(int all, int groups) {
    return all * groups / GROUPS;
  }

  private static final class Making {

    private final County county;
    private final Invented invented = new Invented(OFFICIALS);
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final List<Person> people = new ArrayList<>();

    Making(County county) {
      this.county = county;
    }

    DemoPlan plan(List<Place> places) {
      var office = unit("office", "县民情工作办公室", Kind.COUNTY_OFFICE, null, county.code());
      var townships = townships(places, office);
      var departments = new LinkedHashMap<String, Person>();
      for (var name : DEPARTMENTS) {
        var number = departments.size() + 1;
        var unit = unit("d" + number, name, Kind.DEPARTMENT, office, county.code());
        departments.put(name, person("d%02d".formatted(number), unit, Role.DEPARTMENT, "副局长"));
      }
      var groups = groups(places.stream().filter(place -> place.level() == 5).toList());
      return new DemoPlan(
          person("county", office, Role.COUNTY_OFFICE, "主任"),
          person("admin", office, Role.ADMINISTRATOR, "系统管理员"),
          townships,
          departments,
          groups,
          List.copyOf(units.values()),
          List.copyOf(people));
    }

    private Map<String, Person> townships(List<Place> places, Unit office) {
      var townships = new LinkedHashMap<String, Person>();
      for (var place : places) {
        if (place.level() == 4) {
          var unit =
              unit(
                  "t" + place.code(),
                  place.name() + "办公室",
                  Kind.TOWNSHIP_OFFICE,
                  office,
                  place.code());
          townships.put(
              place.code(),
              person("t" + place.code().substring(6), unit, Role.TOWNSHIP_OFFICE, "主任"));
        }
      }
      return townships;
    }

    private List<Group> groups(List<Place> villages) {
      var groups = new ArrayList<Group>();
      var count = Math.min(GROUPS, villages.size());
      var officials = shareOf(OFFICIALS, count);
      var official = 0;
      for (var group = 0; group < count; group++) {
        // Spread over the county: every township has some.
        var village = villages.get((int) ((long) group * villages.size() / count));
        var unit =
            unit(
                "g" + village.code(),
                village.name() + "工作组",
                Kind.VILLAGE_GROUP,
                units.get("t" + village.parent()),
                village.code());
        var members = new ArrayList<Person>();
        var most = (officials - official) / (count - group);
        for (var member = 0; member < most; member++) {
          official++;
          var leads = member == 0;
          members.add(
              person(
                  "v%03d".formatted(official),
                  unit,
                  leads ? Role.GROUP_LEADER : Role.OFFICIAL,
                  leads ? "组长" : "驻村干部"));
        }
        groups.add(new Group(village, unit, members));
      }
      return groups;
    }

    private Unit unit(String code, String name, Kind kind, @Nullable Unit parent, String place) {
      var id = Invented.id("unit " + code, county.key());
      var unit = new Unit(id, code, name, kind, parent == null ? null : parent.id(), place);
      units.put(code, unit);
      return unit;
    }

    private Person person(String login, Unit unit, Role role, String title) {
      var id = Invented.id("official " + login, county.key());
      var surname = invented.surname();
      var name = invented.below(3) == 0 ? invented.woman(surname) : invented.man(surname);
      var number = people.size() + 1;
      var scope =
          new Scope(
              county.key(),
              county.zone(),
              role,
              id,
              Invented.id("post", number),
              unit.id(),
              List.<UUID>of(id, unit.id()),
              role.overPlace() ? unit.place() : "",
              "");
      var person = new Person("S%04d".formatted(number), login, name, title, unit, scope);
      people.add(person);
      return person;
    }
  }
}
