package org.doorstep.aftercare.pages;

import java.time.LocalDate;
import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Due;
import org.jspecify.annotations.Nullable;

/**
 * What to look at at the door, and the form for what was found.
 *
 * @param door the very door; null where the matter is of nobody in particular
 */
public record LookBackPage(
    String number,
    String title,
    String text,
    String reply,
    @Nullable Door door,
    String place,
    LocalDate dueOn,
    boolean overdue,
    List<Promise> promises,
    String found,
    String note,
    FieldErrors errors) {

  public LookBackPage {
    promises = List.copyOf(promises);
  }

  /** Where to go. */
  public record Door(String href, String name, String address) {}

  /** Something promised at this door. */
  public record Promise(String text, LocalDate due, boolean open, boolean overdue) {}

  public Due due(Words t) {
    return Due.on(overdue ? Due.State.OVERDUE : Due.State.ON_TIME, t.day(dueOn));
  }

  public Due due(Words t, Promise promise) {
    return Due.on(
        promise.open() ? promise.overdue() ? Due.State.OVERDUE : Due.State.ON_TIME : Due.State.DONE,
        t.day(promise.due()));
  }

  /** Satisfied or not. */
  public List<Choice> choices(Words t) {
    return List.of(
        new Choice(
            "yes", t.lookup("aftercare.look-back.yes"), t.lookup("aftercare.look-back.yes.hint")),
        new Choice(
            "no", t.lookup("aftercare.look-back.no"), t.lookup("aftercare.look-back.no.hint")));
  }
}
