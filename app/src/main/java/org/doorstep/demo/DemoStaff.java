package org.doorstep.demo;

import java.time.LocalDate;
import org.doorstep.access.Access;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Component;

/** Puts the units and officials of the demo county on the register, each with an account. */
@Component
class DemoStaff {

  /** The password of every account of the demo; it is printed where the demo is started. */
  static final String PASSWORD = "door-to-door-2026";

  private final Units units;
  private final Officials officials;
  private final Access access;

  DemoStaff(Units units, Officials officials, Access access) {
    this.units = units;
    this.officials = officials;
    this.access = access;
  }

  void register(DemoPlan plan, LocalDate since) {
    plan.units().forEach(units::add);
    var hash = access.hash(PASSWORD);
    for (var person : plan.people()) {
      var id = person.scope().officialOrRefuse();
      officials.add(id, person.code(), person.name());
      officials.appoint(id, person.unit().id(), person.scope().role(), person.title(), since);
      access.openHashed(id, person.login(), hash, false);
    }
  }
}
