package org.doorstep.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.doorstep.shared.Takes;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Holds forms with files to what their route takes ({@link Takes}), before anything of them is
 * kept. Of one that brings up to twice as much only the words are read, so that it is shown again
 * with what was typed and says which file is too large; what is larger still is not read at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class Uploads extends OncePerRequestFilter {

  private static final long USUAL = 1_000_000;

  private final Routes routes;

  Uploads(Routes routes) {
    this.routes = routes;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !StringUtils.startsWithIgnoreCase(
        request.getContentType(), MediaType.MULTIPART_FORM_DATA_VALUE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var most =
        routes
            .find(request)
            .flatMap(method -> Optional.ofNullable(method.getMethodAnnotation(Takes.class)))
            .map(Takes::value)
            .orElse(USUAL);
    var sent = request.getContentLengthLong();
    if (sent >= 0 && sent <= most) {
      chain.doFilter(request, response);
    } else if (sent >= 0 && sent <= 2 * most) {
      chain.doFilter(wordsOf(request), response);
    } else {
      chain.doFilter(new Unread(request), response);
    }
  }

  private static HttpServletRequest wordsOf(HttpServletRequest request) throws IOException {
    try {
      return WordsOfForm.read(request);
    } catch (FileUploadException noForm) {
      return new Unread(request);
    }
  }
}
