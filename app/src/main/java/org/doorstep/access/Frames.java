package org.doorstep.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Way;
import org.doorstep.shared.pages.Frame;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the frame around a page from who is signed in and how the page is to be shown. */
@Component
public class Frames {

  /** How the addresses of a county's pages for everybody begin. */
  private static final Pattern RESIDENTS = Pattern.compile("/c/\\w+");

  private final List<Way> ways;

  Frames(ObjectProvider<Way> ways) {
    this.ways = ways.stream().sorted(Comparator.comparingInt(Way::order)).toList();
  }

  /**
   * The frame of a request; asked once, when the page is drawn.
   *
   * @param counted whether it says how many wait; a page that says that something failed asks
   *     nothing
   */
  public Frame of(HttpServletRequest request, String county, boolean counted) {
    var who = SessionFilter.who(request);
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var query = request.getQueryString();
    var here = request.getRequestURI() + (query == null ? "" : "?" + query);
    return new Frame(
        who.map(SignedIn::countyName).orElse(county),
        who.map(signedIn ->
                new Frame.Person(signedIn.name(), signedIn.unitName() + " · " + signedIn.title()))
            .orElse(null),
        who.map(signedIn -> ways(signedIn, request.getRequestURI(), counted)).orElse(List.of()),
        new Frame.Csrf(token.getParameterName(), token.getToken()),
        cookie(request, "theme").flatMap(Frames::theme).orElse(Frame.Theme.AUTO),
        cookie(request, "text").filter("large"::equals).isPresent(),
        request.getMethod().equals("GET") ? here : beginning(request.getRequestURI()),
        Flashes.shown(request));
  }

  /** Where to go from the answer to a form, which cannot be opened by its address. */
  private static String beginning(String uri) {
    var county = RESIDENTS.matcher(uri);
    return county.lookingAt() ? county.group() : "/home";
  }

  /** Where a role begins its day. */
  Optional<String> firstWay(Role role) {
    return ways.stream().filter(way -> way.roles().contains(role)).map(Way::href).findFirst();
  }

  private List<Frame.NavItem> ways(SignedIn who, String uri, boolean counted) {
    return ways.stream()
        .filter(way -> way.roles().contains(who.role()))
        .map(way ->
            new Frame.NavItem(
                way.key(),
                way.href(),
                way.icon(),
                uri.equals(way.href()) || uri.startsWith(way.href() + "/"),
                counted ? who.scope().call(way.waiting()::getAsInt) : 0))
        .toList();
  }

  private static Optional<Frame.Theme> theme(String value) {
    return Arrays.stream(Frame.Theme.values())
        .filter(theme -> theme.value().equals(value))
        .findFirst();
  }

  private static Optional<String> cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
            .map(Cookie::getValue)
            .findFirst();
  }
}
