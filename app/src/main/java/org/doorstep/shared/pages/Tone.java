package org.doorstep.shared.pages;

/** How a notice, a chip or an entry is meant; always said with a mark and a word too. */
public enum Tone {
  INFO("info", "info"),
  SUCCESS("success", "done"),
  WARNING("warning", "clock"),
  DANGER("danger", "overdue");

  private final String css;
  private final String icon;

  Tone(String css, String icon) {
    this.css = css;
    this.icon = icon;
  }

  public String css() {
    return css;
  }

  public String icon() {
    return icon;
  }
}
