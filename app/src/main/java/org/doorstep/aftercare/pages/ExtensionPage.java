package org.doorstep.aftercare.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Fact;
import org.jspecify.annotations.Nullable;

/**
 * More time for a matter: the form to ask, or the request that waits.
 *
 * @param latest the day up to which the time may be extended by its rule; null for none
 * @param asked the request that waits; null when none does
 * @param until the day typed into the form to ask, and why
 * @param decision what was chosen and not taken, and the explanation
 */
public record ExtensionPage(
    String number,
    String title,
    LocalDate due,
    @Nullable LocalDate latest,
    @Nullable Asked asked,
    String until,
    String reason,
    String decision,
    String note,
    FieldErrors errors) {

  /** A request as it waits. */
  public record Asked(String by, Instant at, LocalDate until, String reason, boolean mayDecide) {}

  /** The first day that can be asked for. */
  public String earliest() {
    return due.plusDays(1).toString();
  }

  /** What is asked for. */
  public List<Fact> facts(Words t, Asked waiting) {
    return List.of(
        new Fact("aftercare.extension.by", waiting.by()),
        new Fact("aftercare.extension.at", t.moment(waiting.at())),
        new Fact("aftercare.extension.due", t.day(due)),
        new Fact("aftercare.extension.until", t.day(waiting.until())),
        new Fact("aftercare.extension.reason", waiting.reason()));
  }

  /** Grant or refuse. */
  public List<Choice> choices(Words t) {
    return List.of(
        new Choice("grant", t.lookup("aftercare.extension.step.grant")),
        new Choice("refuse", t.lookup("aftercare.extension.step.refuse")));
  }
}
