package org.doorstep.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The program's clock. Work can be done as of a past moment: records that a county brings along, or
 * a demo county's three months, go through the same doors as if they were written on their day.
 */
public final class ScopedClock extends Clock {

  private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

  /** Does something as of a moment. */
  public static void at(Instant moment, Runnable work) {
    ScopedValue.where(MOMENT, moment).run(work);
  }

  /** The moment as of which something is being done; empty for now. */
  public static Optional<Instant> moment() {
    return MOMENT.isBound() ? Optional.of(MOMENT.get()) : Optional.empty();
  }

  @Override
  public Instant instant() {
    return moment().orElseGet(() -> Clock.systemUTC().instant());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
