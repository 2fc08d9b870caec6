package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.springframework.stereotype.Component;

/** Which county somebody without an account asks: the residents' pages and the sign-in name it. */
@Component
class AskedCounty {

  private static final Pattern RESIDENTS_PAGE = Pattern.compile("/c/(\\d{6})(?:/.*)?");
  private static final Pattern CODE = Pattern.compile("\\d{6}");

  private final Places places;

  AskedCounty(Places places) {
    this.places = places;
  }

  /** The scope of anybody in that county; empty when none is named or none is served under it. */
  Optional<Scope> find(HttpServletRequest request) {
    return code(request)
        .flatMap(code -> Scope.nobody().call(() -> places.find(code)))
        .map(county -> Scope.publicOf(county.key(), county.zone()));
  }

  private static Optional<String> code(HttpServletRequest request) {
    var page = RESIDENTS_PAGE.matcher(request.getRequestURI());
    return page.matches()
        ? Optional.of(page.group(1))
        : Optional.ofNullable(request.getParameter("county"))
            .filter(typed -> CODE.matcher(typed).matches());
  }
}
