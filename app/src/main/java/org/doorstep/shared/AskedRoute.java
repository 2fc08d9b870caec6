package org.doorstep.shared;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

/** The way in a request asked for. */
public final class AskedRoute {

  private AskedRoute() {}

  /** Its name in the trail, without what stood in it: {@code route POST /matters/{number}}. */
  public static String of(HttpServletRequest request) {
    var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return "route " + request.getMethod() + (pattern == null ? "" : " " + pattern);
  }
}
