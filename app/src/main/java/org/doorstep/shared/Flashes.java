package org.doorstep.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.doorstep.shared.pages.Frame;
import org.doorstep.shared.pages.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * What the last step did, said once on the next page: a key and plain facts in a short-lived
 * cookie, because the program keeps no state of its own. Facts are numbers and dates, nothing
 * personal.
 */
public final class Flashes {

  private static final String COOKIE = "said";

  private Flashes() {}

  /** Says it on the next page. */
  public static void say(HttpServletResponse response, String key, String... facts) {
    var text = key + Arrays.stream(facts).map(fact -> "\n" + fact).reduce("", String::concat);
    var value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(value, 60));
  }

  /** What to say on this page; null for nothing. The view takes the cookie away. */
  public static Frame.@Nullable Flash shown(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) {
      return null;
    }
    for (var cookie : cookies) {
      if (cookie.getName().equals(COOKIE) && cookie.getValue().matches("[A-Za-z0-9_-]{2,800}")) {
        var text =
            new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        var parts = List.of(text.split("\n"));
        return parts.getFirst().matches("[a-z0-9.-]{3,80}")
            ? new Frame.Flash(
                Tone.SUCCESS, parts.getFirst(), List.copyOf(parts.subList(1, parts.size())))
            : null;
      }
    }
    return null;
  }

  /** Takes the cookie away after it was said. */
  public static void said(HttpServletRequest request, HttpServletResponse response) {
    if (shown(request) != null) {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie("", 0));
    }
  }

  private static String cookie(String value, long seconds) {
    return ResponseCookie.from(COOKIE, value)
        .path("/")
        .httpOnly(true)
        .sameSite("Lax")
        .maxAge(seconds)
        .build()
        .toString();
  }
}
