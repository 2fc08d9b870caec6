package org.doorstep.engagements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.engagements.Visit.Came;
import org.doorstep.engagements.Visit.With;
import org.doorstep.recipients.Recipient;

/** A visit at a door on the morning of {@link org.doorstep.testing.TestTime#MONDAY_MORNING}. */
final class SampleVisits {

  static final Instant EIGHT = Instant.parse("2026-11-23T00:00:00Z");
  static final Instant HALF_PAST = Instant.parse("2026-11-23T00:30:00Z");
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

  private SampleVisits() {}

  static Visit home(Recipient household, String heard) {
    return new Visit(
        UUID.randomUUID(),
        Kind.HOME_VISIT,
        new With.Door(household.id()),
        EIGHT,
        HALF_PAST,
        new Came.Met(heard, Served.LIVELIHOODS),
        "",
        List.of(),
        "");
  }
}
