package org.doorstep.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.shared.PageReads;
import org.doorstep.shared.Scope;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is asking from the session's cookie and binds the scope for the request. The cookie
 * holds the county's key and the token: {@code 1.hJ3…}. Without one, no scope is bound.
 */
class SessionFilter extends OncePerRequestFilter {

  static final String COOKIE = "doorstep";
  private static final String SIGNED_IN = SignedIn.class.getName();
  private static final String TOKEN = SIGNED_IN + ".token";
  private static final Pattern VALUE = Pattern.compile("(\\d{1,9})\\.([A-Za-z0-9_-]{20,100})");

  private final Sessions sessions;

  SessionFilter(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try (var _ = PageReads.page()) {
      if (request.getMethod().equals("GET")) {
        PageReads.share();
      }
      filter(request, response, chain);
    }
  }

  private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var cookie = Held.in(request);
    if (cookie.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var held = cookie.get();
    var who = held.scope().call(() -> sessions.find(held.token()));
    if (who.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    var signedIn = who.get();
    if (sessions.isDue(signedIn)) {
      held.scope().run(() -> sessions.seen(held.token()));
    }
    request.setAttribute(SIGNED_IN, signedIn);
    request.setAttribute(TOKEN, held.token());
    try {
      signedIn
          .scope()
          .<Object, Exception>call(() -> {
            chain.doFilter(request, response);
            return request;
          });
    } catch (ServletException | IOException | RuntimeException asItWas) {
      throw asItWas;
    } catch (Exception other) {
      throw new ServletException(other);
    }
  }

  /** Who is signed in in this request. */
  static Optional<SignedIn> who(HttpServletRequest request) {
    return Optional.ofNullable((SignedIn) request.getAttribute(SIGNED_IN));
  }

  /** The token of this request's session. */
  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(TOKEN));
  }

  /** The cookie for a session that has begun. */
  static ResponseCookie cookie(int county, String token, boolean secure) {
    return cookie(county + "." + token, secure).build();
  }

  /** The cookie that takes a session's cookie away. */
  static ResponseCookie gone(boolean secure) {
    return cookie("", secure).maxAge(0).build();
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(String value, boolean secure) {
    return ResponseCookie.from(COOKIE, value)
        .path("/")
        .httpOnly(true)
        .sameSite("Lax")
        .secure(secure);
  }

  private record Held(int county, String token) {

    static Optional<Held> in(HttpServletRequest request) {
      var cookies = request.getCookies();
      if (cookies != null) {
        for (var cookie : cookies) {
          var value = VALUE.matcher(cookie.getValue());
          if (cookie.getName().equals(COOKIE) && value.matches()) {
            return Optional.of(new Held(Integer.parseInt(value.group(1)), value.group(2)));
          }
        }
      }
      return Optional.empty();
    }

    Scope scope() {
      return Scope.system(county, ZoneOffset.UTC, "session");
    }

    @Override
    public String toString() {
      return "Held[" + county + "]";
    }
  }
}
