package org.doorstep.aftercare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code on a paper slip with which one rating can be given, once: twelve letters and digits that
 * are not mistaken for each other. Only a hash of it is kept.
 */
record RatingCode(String value) {

  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 12;
  private static final Pattern WRITTEN = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
  private static final SecureRandom RANDOM = new SecureRandom();

  static RatingCode random() {
    var code = new StringBuilder();
    while (code.length() < LENGTH) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new RatingCode(code.toString());
  }

  /** Reads a code as people type it: either case, with spaces or dashes. Empty if it is none. */
  static Optional<RatingCode> parse(String typed) {
    var plain = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    return WRITTEN.matcher(plain).matches() ? Optional.of(new RatingCode(plain)) : Optional.empty();
  }

  /** What the database keeps of it, another one in each county. */
  byte[] hash(int county) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((county + ":rating:" + value).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** As it is printed: three groups of four. */
  String printed() {
    return value.substring(0, 4) + " " + value.substring(4, 8) + " " + value.substring(8);
  }

  /** Says nothing: who reads a log must not rate in somebody's name. */
  @Override
  public String toString() {
    return "RatingCode";
  }
}
