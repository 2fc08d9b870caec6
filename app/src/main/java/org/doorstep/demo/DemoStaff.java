package org.doorstep.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.access.Access;
import org.doorstep.places.County;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Unit.Kind;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Component;

/**
 * Sets up the units and officials of the demo county: its office, an office in each township, the
 * departments its stories need, and 626 officials in 125 village working groups (C1).
 */
@Component
class DemoStaff {

  static final int GROUPS = 125;
  static final int OFFICIALS = 626;

  /** The password of every account of the demo; it is printed where the demo is started. */
  static final String PASSWORD = "door-to-door-2026";

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
  record Person(String login, String name, Unit unit, Scope scope) {

    @Override
    public String toString() {
      return "Person[" + login + "]";
    }
  }

  /** Everybody the work of the demo needs. */
  record Staff(
      Person county,
      Person administrator,
      Map<String, Person> townships,
      Map<String, Person> departments,
      List<Group> groups) {

    /** The office of the township a group's village lies in. */
    Person township(Group group) {
      return Objects.requireNonNull(townships.get(group.village().parent()));
    }

    /** The department a story is sent to. */
    Person department(Story story) {
      return Objects.requireNonNull(departments.get(story.department()));
    }
  }

  /** A working group in a village: its leader first. */
  record Group(Place village, Unit unit, List<Person> members) {

    Person leader() {
      return members.getFirst();
    }
  }

  private final Units units;
  private final Officials officials;
  private final Access access;

  DemoStaff(Units units, Officials officials, Access access) {
    this.units = units;
    this.officials = officials;
    this.access = access;
  }

  /** Who there is; with {@code anew} they are also put on the register. */
  Staff staff(County county, List<Place> places, LocalDate since, boolean anew) {
    var making = new Making(county, since, anew);
    var office = making.unit("office", "县民情工作办公室", Kind.COUNTY_OFFICE, null, county.code());
    var townships = new LinkedHashMap<String, Person>();
    for (var place : places) {
      if (place.level() == 4) {
        var unit =
            making.unit(
                "t" + place.code(),
                place.name() + "办公室",
                Kind.TOWNSHIP_OFFICE,
                office,
                place.code());
        townships.put(
            place.code(),
            making.person("t" + place.code().substring(6), unit, Role.TOWNSHIP_OFFICE, "主任"));
      }
    }
    var departments = new LinkedHashMap<String, Person>();
    for (var name : DEPARTMENTS) {
      var number = departments.size() + 1;
      var unit = making.unit("d" + number, name, Kind.DEPARTMENT, office, county.code());
      departments.put(name, making.person("d%02d".formatted(number), unit, Role.DEPARTMENT, "副局长"));
    }
    var groups = new ArrayList<Group>();
    var villages = places.stream().filter(place -> place.level() == 5).toList();
    var official = 0;
    for (var group = 0; group < Math.min(GROUPS, villages.size()); group++) {
      // Spread over the county: every township has some.
      var village = villages.get((int) ((long) group * villages.size() / GROUPS));
      var unit =
          making.unit(
              "g" + village.code(),
              village.name() + "工作组",
              Kind.VILLAGE_GROUP,
              making.units.get("t" + village.parent()),
              village.code());
      var members = new ArrayList<Person>();
      var most = (OFFICIALS - official) / (GROUPS - group);
      for (var member = 0; member < most; member++) {
        official++;
        var role = member == 0 ? Role.GROUP_LEADER : Role.OFFICIAL;
        members.add(
            making.person("v%03d".formatted(official), unit, role, member == 0 ? "组长" : "驻村干部"));
      }
      groups.add(new Group(village, unit, members));
    }
    return new Staff(
        making.person("county", office, Role.COUNTY_OFFICE, "主任"),
        making.person("admin", office, Role.ADMINISTRATOR, "系统管理员"),
        townships,
        departments,
        groups);
  }

  private final class Making {

    private final County county;
    private final LocalDate since;
    private final boolean anew;
    private final Invented invented = new Invented(626);
    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final String hash;
    private int number;

    Making(County county, LocalDate since, boolean anew) {
      this.county = county;
      this.since = since;
      this.anew = anew;
      this.hash = anew ? access.hash(PASSWORD) : "";
    }

    Unit unit(
        String code,
        String name,
        Kind kind,
        @org.jspecify.annotations.Nullable Unit parent,
        String place) {
      var id = Invented.id("unit " + code, county.key());
      var unit = new Unit(id, code, name, kind, parent == null ? null : parent.id(), place);
      units.put(code, unit);
      if (anew) {
        DemoStaff.this.units.add(unit);
      }
      return unit;
    }

    Person person(String login, Unit unit, Role role, String title) {
      var id = Invented.id("official " + login, county.key());
      var surname = invented.surname();
      var name = invented.below(3) == 0 ? invented.woman(surname) : invented.man(surname);
      number++;
      var post = Invented.id("post", number);
      if (anew) {
        officials.add(id, "S%04d".formatted(number), name);
        post = officials.appoint(id, unit.id(), role, title, since);
        access.openHashed(id, login, hash, false);
      }
      var reach = role.overPlace() ? unit.place() : "";
      var scope =
          new Scope(
              county.key(),
              county.zone(),
              role,
              id,
              post,
              unit.id(),
              List.<UUID>of(id, unit.id()),
              reach,
              "");
      return new Person(login, name, unit, scope);
    }
  }
}
