package org.doorstep.matters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import org.doorstep.shared.Json;
import org.jspecify.annotations.Nullable;

/** Fingerprints of what must be recognised again without being kept readable. */
final class Sealed {

  private Sealed() {}

  /** The fingerprint of everything somebody raised. */
  static byte[] content(Raise raise) {
    var facts = new ArrayList<@Nullable Object>();
    facts.add(raise.followCode().value());
    facts.add(raise.kind());
    facts.add(raise.title());
    facts.add(raise.text());
    facts.add(raise.place());
    facts.add(raise.recipient());
    facts.add(raise.collective());
    facts.add(raise.priority());
    facts.add(raise.channel());
    facts.add(raise.at().toString());
    facts.add(raise.engagement());
    facts.add(raise.link());
    facts.add(raise.anonymous());
    facts.add(raise.contactName());
    facts.add(raise.contactPhone());
    return hash(Json.write(facts));
  }

  /** The fingerprint of a follow code, another one in each county. */
  static byte[] followCode(int county, FollowCode code) {
    return hash(county + ":" + code.value());
  }

  /** Whether two fingerprints are alike, without telling by the time it takes. */
  static boolean same(byte[] one, byte[] other) {
    return MessageDigest.isEqual(one, other);
  }

  private static byte[] hash(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
