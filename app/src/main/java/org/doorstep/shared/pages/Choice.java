package org.doorstep.shared.pages;

/** One answer to choose: what is sent, what is read, and a line of explanation or none. */
public record Choice(String value, String label, String hint) {

  public Choice(String value, String label) {
    this(value, label, "");
  }
}
