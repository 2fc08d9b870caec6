package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.doorstep.audit.Audit;
import org.doorstep.shared.AskedRoute;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.web.pages.RefusedPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Shows a refusal as a page: what is the case, why, and what to do next. A refused write is
 * recorded here, whoever refused it.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedPages {

  private static final Logger LOG = LoggerFactory.getLogger(RefusedPages.class);
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final Audit audit;

  private final AskedCounty counties;
  private final OfNoCounty others;

  RefusedPages(Audit audit, AskedCounty counties, OfNoCounty others) {
    this.audit = audit;
    this.counties = counties;
    this.others = others;
  }

  @ExceptionHandler
  ModelAndView refused(Refused refused, HttpServletRequest request) {
    if (READING.contains(request.getMethod())) {
      return shown(refused.reason(), refused.facts().toArray());
    }
    record(AskedRoute.of(request), refused.reason(), request);
    return page(refused.reason(), refused.facts().toArray());
  }

  @ExceptionHandler({NoResourceFoundException.class, MethodArgumentTypeMismatchException.class})
  ModelAndView notFound(Exception nothing, HttpServletRequest request) {
    return READING.contains(request.getMethod()) ? shown(Reason.NOT_FOUND) : page(Reason.NOT_FOUND);
  }

  /** Row security said no where the program had not: the program is wrong, the answer is no. */
  @ExceptionHandler
  ModelAndView denied(PermissionDeniedDataAccessException denied, HttpServletRequest request) {
    LOG.error("Row security refused {} {}", request.getMethod(), request.getRequestURI());
    return refused(Refused.because(Reason.NOT_YOURS), request);
  }

  /** A constraint held: its name is the key of the sentence. */
  @ExceptionHandler
  ModelAndView broken(DataIntegrityViolationException broken, HttpServletRequest request) {
    LOG.warn("A rule of the database held: {} {}", request.getMethod(), request.getRequestURI());
    return refused(Refused.because(Reason.BROKEN_RULE), request);
  }

  @ExceptionHandler
  ModelAndView unreachable(DataAccessException failure, HttpServletRequest request) {
    LOG.error("The database did not answer {}", request.getMethod(), failure);
    return page(Reason.BUSY);
  }

  private void record(String route, Reason why, HttpServletRequest request) {
    Scope.find()
        .or(() -> counties.find(request))
        .ifPresentOrElse(
            asker -> asker.run(() -> audit.recordRefusal(route, why)),
            () -> others.tell(route, why));
  }

  /** Nothing was to be done, only to be read: where there is no page, that is what is said. */
  private static ModelAndView shown(Reason reason, Object... facts) {
    return reason == Reason.NOT_FOUND
        ? view(reason, new RefusedPage("refused.no-page.title", "refused.no-page", facts))
        : page(reason, facts);
  }

  private static ModelAndView page(Reason reason, Object... facts) {
    return view(reason, new RefusedPage("refused.title", reason.sentence(), facts));
  }

  private static ModelAndView view(Reason reason, RefusedPage page) {
    return new ModelAndView("web/refused", Map.of("page", page), HttpStatus.valueOf(reason.status));
  }
}
