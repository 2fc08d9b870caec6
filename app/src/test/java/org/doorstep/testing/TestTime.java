package org.doorstep.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.doorstep.shared.ScopedClock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Time as a test sets it: begins on a Monday morning in Congjiang and stands still. */
@TestConfiguration(proxyBeanMethods = false)
public class TestTime {

  /** Monday 23 November 2026, nine in the morning in Shanghai's time zone. */
  public static final Instant MONDAY_MORNING = Instant.parse("2026-11-23T01:00:00Z");

  /** A clock that a test moves. */
  public static final class SetClock extends Clock {

    private volatile Instant now = MONDAY_MORNING;

    public void set(Instant instant) {
      now = instant;
    }

    public void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return ScopedClock.moment().orElse(now);
    }
  }

  @Bean
  @Primary
  SetClock setClock() {
    return new SetClock();
  }
}
