package org.doorstep.aftercare.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.jspecify.annotations.Nullable;

/**
 * What runs beside and after the handling, on the page of its matter: {@code aftercare/panel}.
 *
 * @param lookBack the day a look is owed; null when none is
 * @param mayLook whether the asker may look
 * @param extension how a request for more time stands; null when there is none
 * @param mayExtend whether the asker may ask for more time or decide about it
 * @param publication how the posting stands
 * @param invited whether a rating was invited and not given yet
 * @param maySlip whether the asker may print a slip for it
 */
public record AftercarePanel(
    String number,
    @Nullable LocalDate lookBack,
    boolean overdue,
    boolean mayLook,
    @Nullable Word extension,
    boolean mayExtend,
    Word publication,
    boolean invited,
    boolean maySlip,
    List<Rating> ratings) {

  public AftercarePanel {
    ratings = List.copyOf(ratings);
  }

  /** A rating that was given, with the resident's words. */
  public record Rating(int score, String words, Instant at, Word channel, boolean independent) {

    @Override
    public String toString() {
      return "Rating[" + score + "]";
    }
  }

  public Due due(Words t, LocalDate day) {
    return Due.on(overdue ? Due.State.OVERDUE : Due.State.ON_TIME, t.day(day));
  }
}
