package org.doorstep.engagements;

import java.util.EnumSet;
import java.util.Set;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the pages of this module. */
@Configuration
class EngagementWays {

  private static final Set<Role> DIARISTS =
      EnumSet.of(Role.OFFICIAL, Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE);

  @Bean
  Way doorsWay() {
    return new Way(10, "engagements.doors", "/doors", "door", Role.OFFICIAL, Role.GROUP_LEADER);
  }

  /** For the offices, whose day begins with matters: all doors there are. */
  @Bean
  Way allDoorsWay() {
    return new Way(
        25, "engagements.doors.all", "/doors", "door", Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE);
  }

  @Bean
  Way diaryWay() {
    return new Way(30, "engagements.diary", "/diary", "diary", DIARISTS.toArray(Role[]::new));
  }

  /** The page one comes back to from what happened at no door: one's diary, or else the doors. */
  static Link back(Words t) {
    return keepsDiary()
        ? new Link(t.lookup("engagements.diary"), "/diary")
        : new Link(t.lookup("engagements.doors"), "/doors");
  }

  /** Whether somebody of this role writes a diary. */
  static boolean keepsDiary() {
    return DIARISTS.contains(Scope.current().role());
  }
}
