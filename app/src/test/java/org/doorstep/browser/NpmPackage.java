package org.doorstep.browser;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One version of one package of an npm registry, with what its file must hash to.
 *
 * @param integrity as lock files write it: {@code sha512-} and the hash in Base64
 */
record NpmPackage(String name, String version, String integrity) {

  private static final String ALGORITHM = "sha512-";

  NpmPackage {
    if (!integrity.startsWith(ALGORITHM)) {
      throw new IllegalArgumentException("Not a sha512 integrity: " + integrity);
    }
  }

  /** The name without its owner: {@code chromium} of {@code @sparticuz/chromium}. */
  String shortName() {
    return name.substring(name.indexOf('/') + 1);
  }

  /** Where its file lies, seen from the registry's address. */
  String path() {
    return "%s/-/%s-%s.tgz".formatted(name, shortName(), version);
  }

  /** The name of the folder it is kept in once it has been fetched. */
  String folder() {
    return shortName() + "-" + version;
  }

  boolean accepts(MessageDigest sha512) {
    var expected = integrity.substring(ALGORITHM.length()).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, Base64.getEncoder().encode(sha512.digest()));
  }

  static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new AssertionError(everyJavaHasIt);
    }
  }
}
