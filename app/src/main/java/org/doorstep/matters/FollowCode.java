package org.doorstep.matters;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code with which a resident follows a matter without an account: ten letters and digits that
 * are not mistaken for each other, read out or written by hand.
 *
 * <p>Made by whoever raises the matter, also offline, and shown once; only a hash of it is kept.
 */
public record FollowCode(String value) {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;
  private static final Pattern WRITTEN = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public FollowCode {
    if (!WRITTEN.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a follow code");
    }
  }

  public static FollowCode random() {
    var code = new StringBuilder();
    while (code.length() < LENGTH) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new FollowCode(code.toString());
  }

  /** Reads a code as people type it: either case, with spaces or dashes. Empty if it is none. */
  public static Optional<FollowCode> parse(String typed) {
    var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return WRITTEN.matcher(plain).matches() ? Optional.of(new FollowCode(plain)) : Optional.empty();
  }

  /** As it is printed: two groups of five. */
  public String printed() {
    return value.substring(0, LENGTH / 2) + " " + value.substring(LENGTH / 2);
  }

  /** Says nothing: who reads a log must not follow a matter. */
  @Override
  public String toString() {
    return "FollowCode";
  }
}
