package org.doorstep.testing;

import java.time.LocalDate;
import java.time.ZoneId;
import org.doorstep.access.Access;
import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.doorstep.staff.Units;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Founds counties for tests: each has two townships with two villages, and people with names. */
@TestConfiguration(proxyBeanMethods = false)
public class TestCounties {

  /** The password of everybody in a test. */
  public static final String PASSWORD = "walk-to-every-door";

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Places places;
  private final Units units;
  private final Officials officials;
  private final Access access;

  public TestCounties(Places places, Units units, Officials officials, Access access) {
    this.places = places;
    this.units = units;
    this.officials = officials;
    this.access = access;
  }

  @Bean
  TestCounties counties() {
    return this;
  }

  /** A county nobody else has. */
  public synchronized TestCounty found() {
    var known = Scope.nobody().call(places::counties);
    var key = known.stream().mapToInt(County::key).max().orElse(0) + 1;
    var county = new TestCounty(key, "%06d".formatted(900_000 + key));
    county
        .system()
        .run(() -> {
          places.found(county.code, "从江县" + key, false);
          county.places().forEach(places::add);
          county.units().forEach(units::add);
          county.people().forEach(this::appoint);
        });
    return county;
  }

  private void appoint(TestCounty.Person person) {
    officials.add(person.id(), person.login(), person.name());
    officials.appoint(
        person.id(), person.unit().id(), person.role(), person.title(), LocalDate.of(2026, 1, 1));
    access.openHashed(person.id(), person.login(), hash(), false);
  }

  private String hash() {
    return access.hash(PASSWORD);
  }
}
