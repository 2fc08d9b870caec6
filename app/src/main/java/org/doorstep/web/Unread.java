package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request too large to be read: it has no fields, so its token against forgery is missing too,
 * and {@link Forgeries} says that it was too large.
 */
final class Unread extends HttpServletRequestWrapper {

  private static final String TOKEN = "X-XSRF-TOKEN";

  Unread(HttpServletRequest request) {
    super(request);
    request.setAttribute(Unread.class.getName(), true);
  }

  /** Whether a request was left unread. */
  static boolean was(HttpServletRequest request) {
    return request.getAttribute(Unread.class.getName()) != null;
  }

  @Override
  public @Nullable String getContentType() {
    return null;
  }

  @Override
  public @Nullable String getHeader(String name) {
    return name.equalsIgnoreCase(TOKEN) ? null : super.getHeader(name);
  }

  @Override
  public @Nullable String getParameter(String name) {
    return null;
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return null;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.emptyEnumeration();
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }
}
