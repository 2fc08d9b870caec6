package org.doorstep.access;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;

/** Somebody at work in a session: the official, and the post under which he or she acts. */
public record SignedIn(
    int county,
    String countyName,
    String countyCode,
    ZoneId zone,
    UUID official,
    String name,
    UUID post,
    String title,
    Role role,
    UUID unit,
    String unitName,
    String place,
    boolean mustChangePassword,
    Instant seen) {

  /** As whom the transactions of this session ask. */
  public Scope scope() {
    var reach = role.overPlace() ? place : "";
    return new Scope(county, zone, role, official, post, unit, List.of(official, unit), reach, "");
  }

  @Override
  public String toString() {
    return "SignedIn[" + county + " " + official + " " + role + "]";
  }
}
