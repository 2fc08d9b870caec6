package org.doorstep.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Answers a form without its token against forgery: sent by another site, or from a page that was
 * open for too long; or with more files than it was read with. It is refused, recorded and said
 * like everything else.
 */
@Component
class Forgeries implements AccessDeniedHandler {

  private final Routes routes;
  private final RefusedPages refusals;
  private final Pages pages;
  private final LocaleResolver languages;

  Forgeries(Routes routes, RefusedPages refusals, Pages pages, LocaleResolver languages) {
    this.routes = routes;
    this.refusals = refusals;
    this.pages = pages;
    this.languages = languages;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    var reason = Unread.was(request) ? Reason.TOO_LARGE : Reason.FORGED;
    routes.find(request);
    request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, languages);
    pages.answer(refusals.refused(Refused.because(reason), request), request, response);
  }
}
