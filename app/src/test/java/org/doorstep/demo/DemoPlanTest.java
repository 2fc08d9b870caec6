package org.doorstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doorstep.demo.DemoPlan.Group;
import org.doorstep.demo.DemoPlan.Person;
import org.doorstep.places.County;
import org.doorstep.places.Division;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Divisions;
import org.doorstep.staff.Unit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is at work and who lives where in the demo of any county. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoPlanTest {

  private static final String CONGJIANG = "522633";

  @Test
  void every_county_of_the_country_can_be_the_demo_however_few_its_villages() {
    var counties = counties();
    assertThat(counties).hasSize(2_978);

    counties.forEach((code, divisions) -> {
      var plan = plan(code, divisions);
      var villages = divisions.stream().filter(one -> one.level() == Level.VILLAGE).count();
      var groups = plan.groups();
      assertThat(groups).as(code).isNotEmpty().hasSize((int) Math.min(DemoPlan.GROUPS, villages));
      assertThat(groups.stream().filter(group -> !isWhole(plan, group))).as(code).isEmpty();
      assertThat(groups.stream().mapToInt(group -> group.members().size()).sum())
          .as(code)
          .isEqualTo(plan.officials());
      assertThat(plan.symposiums()).as(code).isPositive();
      different(code, plan.groups(), group -> group.village().code());
      different(code, plan.units(), Unit::code);
      different(code, plan.people(), Person::login);
      different(code, plan.people(), Person::code);
      var last = plan.groups().size() - 1;
      var village = plan.groups().get(last).village();
      assertThat(DemoHouseholds.of(code, last, village, 2026, new Invented(1)))
          .as(code)
          .hasSize(DemoHouseholds.A_VILLAGE);
    });
  }

  @Test
  @Tag("C1")
  void congjiang_has_its_626_officials_in_125_groups_and_its_243_symposiums() {
    var plan = plan(CONGJIANG, new Divisions().listCounty(CONGJIANG));

    assertThat(plan.groups()).hasSize(125);
    assertThat(plan.officials()).isEqualTo(626);
    assertThat(plan.symposiums()).isEqualTo(243);
  }

  @Test
  void the_same_county_is_planned_the_same_again() {
    var divisions = new Divisions().listCounty(CONGJIANG);
    var plan = plan(CONGJIANG, divisions);
    var village = plan.groups().getFirst().village();

    assertThat(plan(CONGJIANG, divisions)).isEqualTo(plan);
    assertThat(DemoHouseholds.of(CONGJIANG, 0, village, 2026, new Invented(7)))
        .isEqualTo(DemoHouseholds.of(CONGJIANG, 0, village, 2026, new Invented(7)));
  }

  /** Two or more at work, under the office of the township their village lies in. */
  private static boolean isWhole(DemoPlan plan, Group group) {
    var township = plan.township(group).unit();
    return group.members().size() > 1
        && township.place().equals(group.village().parent())
        && township.id().equals(group.unit().parent());
  }

  private static DemoPlan plan(String code, List<Division> divisions) {
    var county = new County(1, code, divisions.getFirst().name(), ZoneId.of("Asia/Shanghai"), true);
    return DemoPlan.of(county, DemoLoading.places(divisions));
  }

  /** All counties with what lies in each, in one reading of the files. */
  private static Map<String, List<Division>> counties() {
    var counties = new LinkedHashMap<String, List<Division>>();
    new Divisions()
        .forEach(division -> {
          if (division.code().length() >= CONGJIANG.length()) {
            counties
                .computeIfAbsent(
                    division.code().substring(0, CONGJIANG.length()), _ -> new ArrayList<>())
                .add(division);
          }
        });
    return counties;
  }

  private static <T> void different(String county, List<T> many, Function<T, String> key) {
    assertThat(many.stream().map(key).distinct().count()).as(county).isEqualTo(many.size());
  }
}
