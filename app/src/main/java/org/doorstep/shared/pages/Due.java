package org.doorstep.shared.pages;

/**
 * When something is due, for the chip in lists and on pages.
 *
 * @param day the date as people write it, empty where none is set
 * @param provisional whether the date crosses a year whose holidays are not published yet
 */
public record Due(State state, String day, boolean provisional) {

  /** How a date stands today. */
  public enum State {
    ON_TIME("on-time", "clock", "layout.due.on-time"),
    AT_RISK("at-risk", "hourglass", "layout.due.at-risk"),
    OVERDUE("overdue", "overdue", "layout.due.overdue"),
    DONE("on-time", "done", "layout.due.done"),
    NONE("none", "calendar", "layout.due.none");

    private final String css;
    private final String icon;
    private final String key;

    State(String css, String icon, String key) {
      this.css = css;
      this.icon = icon;
      this.key = key;
    }

    public String css() {
      return css;
    }

    public String icon() {
      return icon;
    }

    public String key() {
      return key;
    }
  }

  public static Due on(State state, String day) {
    return new Due(state, day, false);
  }
}
