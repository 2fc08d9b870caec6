package org.doorstep.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.PageReads;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets through what {@link Allowed} names and refuses everything else. Somebody who is not signed
 * in is asked to; what is refused is shown, and recorded, where all refusals are.
 */
@Component
public class RouteGuard implements HandlerInterceptor {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<Class<?>> PAGES = Set.of(ModelAndView.class, String.class);
  private static final String CHANGE_PASSWORD = "/password";
  private static final String SIGN_OUT = "/sign-out";
  private static final String PREFERENCES = "/preferences";

  /** What each handler says of itself: merging annotations takes longer than all else here. */
  private final Map<HandlerMethod, List<Role>> known = new ConcurrentHashMap<>();

  /** Which roles a handler is open to; empty when to none. */
  public static List<Role> roles(HandlerMethod handler) {
    var onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
    var onClass = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allowed.class);
    return Optional.ofNullable(onMethod)
        .or(() -> Optional.ofNullable(onClass))
        .map(allowed -> List.of(allowed.value()))
        .orElse(List.of());
  }

  /** Whether what a handler answers is drawn whole before any of it is sent. */
  public static boolean answersWithPage(HandlerMethod handler) {
    return PAGES.contains(handler.getMethod().getReturnType());
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (!(handler instanceof HandlerMethod asked && answersWithPage(asked))) {
      PageReads.end();
    }
    if (handler instanceof ResourceHttpRequestHandler || isOfAFailure(request)) {
      return true;
    }
    if (!(handler instanceof HandlerMethod method)) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    var roles = known.computeIfAbsent(method, RouteGuard::roles);
    var who = SessionFilter.who(request);
    if (who.isPresent() && who.get().mustChangePassword() && !mayBeforeChange(request)) {
      response.sendRedirect(CHANGE_PASSWORD);
      return false;
    }
    if (roles.contains(Role.PUBLIC)) {
      return true;
    }
    if (who.isEmpty()) {
      response.sendRedirect("/sign-in?next=" + next(request));
      return false;
    }
    if (!roles.contains(who.get().role())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    return true;
  }

  /** The page that tells of a failure: the way that led to it has been judged already. */
  private static boolean isOfAFailure(HttpServletRequest request) {
    return request.getDispatcherType() == DispatcherType.ERROR;
  }

  private static boolean mayBeforeChange(HttpServletRequest request) {
    return Set.of(CHANGE_PASSWORD, SIGN_OUT, PREFERENCES).contains(request.getRequestURI());
  }

  private static String next(HttpServletRequest request) {
    if (!READING.contains(request.getMethod())) {
      return "/";
    }
    var query = request.getQueryString();
    var here = request.getRequestURI() + (query == null ? "" : "?" + query);
    return URLEncoder.encode(here, StandardCharsets.UTF_8);
  }
}
