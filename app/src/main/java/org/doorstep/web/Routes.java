package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Which of our methods will answer a request: known to filters, before the request is there. */
@Component
class Routes {

  private final HandlerMapping mapping;

  Routes(@Qualifier("requestMappingHandlerMapping") HandlerMapping mapping) {
    this.mapping = mapping;
  }

  /** The method that answers; empty when none does. From then on the request knows its route. */
  Optional<HandlerMethod> find(HttpServletRequest request) {
    try {
      var found = mapping.getHandler(request);
      return found != null && found.getHandler() instanceof HandlerMethod method
          ? Optional.of(method)
          : Optional.empty();
    } catch (Exception noSuchWayIn) {
      return Optional.empty();
    }
  }
}
