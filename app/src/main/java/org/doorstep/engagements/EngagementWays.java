package org.doorstep.engagements;

import org.doorstep.shared.Role;
import org.doorstep.shared.Way;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the pages of this module. */
@Configuration
class EngagementWays {

  @Bean
  Way doorsWay() {
    return new Way(
        10,
        "engagements.doors",
        "/doors",
        "door",
        Role.OFFICIAL,
        Role.GROUP_LEADER,
        Role.TOWNSHIP_OFFICE);
  }

  @Bean
  Way diaryWay() {
    return new Way(
        30,
        "engagements.diary",
        "/diary",
        "diary",
        Role.OFFICIAL,
        Role.GROUP_LEADER,
        Role.TOWNSHIP_OFFICE);
  }
}
