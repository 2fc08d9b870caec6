package org.doorstep.guards;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.shared.Role;

/**
 * Somebody of a role who asks the database, in a county of his or her own; a second county holds
 * the same ids.
 */
record Asker(Role role) {

  private static final UUID NOBODY = new UUID(0, 0);

  int county() {
    return 990_000 + 2 * number();
  }

  private int number() {
    return List.of(Role.values()).indexOf(role);
  }

  int countyAbroad() {
    return county() + 1;
  }

  UUID official() {
    return id(1);
  }

  UUID unit() {
    return id(2);
  }

  /** The village the asker works in, or one that lies in the asker's place. */
  String village() {
    return county() + "100201";
  }

  /** A village of the other township. */
  String farVillage() {
    return county() + "101201";
  }

  /** An id that means something to this asker only. */
  UUID id(int number) {
    return new UUID(0xD00_0000_4000L + number(), 0x8000_0000_0000_0000L + number);
  }

  private boolean worksHere() {
    return switch (role) {
      case OFFICIAL, GROUP_LEADER, TOWNSHIP_OFFICE, DEPARTMENT, COUNTY_OFFICE, ADMINISTRATOR ->
          true;
      case RESIDENT, PUBLIC, SYSTEM -> false;
    };
  }

  private List<UUID> seats() {
    if (role == Role.RESIDENT) {
      return List.of(World.of("own", this).id());
    }
    return worksHere() ? List.of(official(), unit()) : List.of();
  }

  private String place() {
    return switch (role) {
      case OFFICIAL, GROUP_LEADER -> village();
      case TOWNSHIP_OFFICE -> county() + "100";
      case COUNTY_OFFICE -> Integer.toString(county());
      case DEPARTMENT, ADMINISTRATOR, RESIDENT, PUBLIC, SYSTEM -> "";
    };
  }

  /** The statement that makes the transaction at hand the asker's, as the program opens it. */
  String opening() {
    return """
    select set_config('doorstep.county', '%d', true), set_config('doorstep.role', '%s', true),
      set_config('doorstep.official', '%s', true), set_config('doorstep.unit', '%s', true),
      set_config('doorstep.seats', '%s', true), set_config('doorstep.place', '%s', true),
      set_config('role', 'doorstep_app', true)
    """
        .formatted(
            county(),
            role,
            worksHere() ? official() : NOBODY,
            worksHere() ? unit() : NOBODY,
            seats().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")),
            place());
  }
}
