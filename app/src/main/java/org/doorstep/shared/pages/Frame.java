package org.doorstep.shared.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands round every page: where we are, who is signed in, where one can go, how it is shown.
 *
 * <p>The same for all pages of a request, so it is made in one place; a page adds only its title.
 *
 * @param county the county's name, empty before one is chosen
 * @param person who is signed in; null on pages open to everybody
 * @param nav the ways this role has, the most used first: a phone shows the first four
 * @param csrf proves that a form was sent from a page of ours
 * @param theme light, dark, or what the device says
 * @param largeText whether the reader asked for large letters
 * @param here this page's address with its filters, to come back to after a change of language
 * @param flash what the last step did, said once
 */
public record Frame(
    String county,
    @Nullable Person person,
    List<NavItem> nav,
    Csrf csrf,
    Theme theme,
    boolean largeText,
    String here,
    @Nullable Flash flash) {

  /** How many ways fit side by side on a phone. */
  private static final int ON_A_PHONE = 5;

  /** From here on it does not matter how many wait; nobody needs to count further. */
  public static final int MANY = 10;

  public Frame {
    nav = List.copyOf(nav);
  }

  /** Whether the way at this place is left for the foot of the page on a phone. */
  public boolean beyond(int index) {
    return overflows() && index >= ON_A_PHONE - 1;
  }

  /**
   * How many wait at the ways that are left for the foot of the page on a phone; 0 shows nothing.
   */
  public String waitingBeyond() {
    return counted(
        nav.stream()
            .skip(overflows() ? ON_A_PHONE - 1 : nav.size())
            .mapToInt(NavItem::badge)
            .sum());
  }

  /** Whether there are more ways than a phone shows side by side. */
  public boolean overflows() {
    return nav.size() > ON_A_PHONE;
  }

  /** Somebody at work: the name and the post held at the moment. */
  public record Person(String name, String post) {}

  /**
   * One way to go.
   *
   * @param key the key of its word
   * @param icon a name in {@code static/icons/doorstep.svg}
   * @param badge how many wait there; 0 shows nothing
   */
  public record NavItem(String key, String href, String icon, boolean current, int badge) {

    /** How many wait there: ten and more are {@code 9+}, and none are nothing. */
    public String waiting() {
      return counted(badge);
    }
  }

  private static String counted(int badge) {
    return badge == 0 ? "" : badge < MANY ? Integer.toString(badge) : (MANY - 1) + "+";
  }

  /** The hidden field each form carries. */
  public record Csrf(String name, String value) {

    @Override
    public String toString() {
      return "Csrf[" + name + "]";
    }
  }

  /** What the last step did, said once on the next page. */
  public record Flash(Tone tone, String key, List<Object> facts) {

    public Flash {
      facts = List.copyOf(facts);
    }
  }

  /** How light the page is. */
  public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    /** As it is sent by the switch and kept in the cookie. */
    public String value() {
      return switch (this) {
        case AUTO -> "auto";
        case LIGHT -> "light";
        case DARK -> "dark";
      };
    }
  }
}
