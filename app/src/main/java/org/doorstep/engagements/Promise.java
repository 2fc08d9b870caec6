package org.doorstep.engagements;

import java.time.LocalDate;
import java.util.UUID;

/** Something promised during a visit, by whoever writes it down, with a date. */
public record Promise(UUID id, String text, LocalDate due) {

  @Override
  public String toString() {
    return "Promise[" + id + "]";
  }
}
