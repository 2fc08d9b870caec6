package org.doorstep.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.doorstep.access.RouteGuard;
import org.doorstep.shared.Json;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Lets so many requests work at once and so many wait; whoever comes beyond that, or waits too
 * long, is refused at once with 503 and told when to come again. Why these numbers: {@code
 * docs/decisions/refusing-in-a-crowd.md}.
 *
 * <p>It stands before everything that costs, the session too. Files that never change and the
 * question whether the program is well go past it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Crowd extends OncePerRequestFilter {

  private static final int COME_AGAIN_IN_SECONDS = 5;
  private static final List<String> PAST =
      List.of("/css/", "/lib/", "/fonts/", "/icons/", "/doorstep.js", "/actuator/health");

  /** A longer form takes as long as its line is slow, so it takes no place of the others. */
  private static final long LONG_FORM = 100_000;

  private static final int LONG_FORMS = 32;

  /**
   * What is sent as quickly as its reader takes it keeps nobody waiting either. An export holds a
   * connection to the database meanwhile, so they are half as many as there are of those.
   */
  private static final int DOWNLOADS = 8;

  /** More at once only wait for processors inside, all as long as the slowest. */
  private static final int FOR_EACH_PROCESSOR = 3;

  private static final int AT_LEAST = 4;
  private static final int AT_MOST = 32;

  private final Semaphore atWork;
  private final Semaphore longForms = new Semaphore(LONG_FORMS, true);
  private final Semaphore downloads = new Semaphore(DOWNLOADS, true);
  private final Semaphore waiting;
  private final Duration patience;
  private final Routes routes;
  private final MessageSource words;
  private final LocaleResolver languages;
  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.doorstep.jte");

  /** The page as it was drawn before, for each language: it is always the same. */
  private final Map<Locale, byte[]> pages = new ConcurrentHashMap<>();

  @Autowired
  Crowd(
      @Value("${doorstep.crowd.at-work:#{null}}") @Nullable Integer atWork,
      @Value("${doorstep.crowd.waiting:128}") int waiting,
      Routes routes,
      MessageSource words,
      LocaleResolver languages) {
    this(
        atWork == null ? forProcessors(Runtime.getRuntime().availableProcessors()) : atWork,
        waiting,
        Duration.ofSeconds(5),
        routes,
        words,
        languages);
  }

  /** How many work at once where nothing else is set. */
  static int forProcessors(int processors) {
    return Math.clamp((long) FOR_EACH_PROCESSOR * processors, AT_LEAST, AT_MOST);
  }

  Crowd(
      int atWork,
      int waiting,
      Duration patience,
      Routes routes,
      MessageSource words,
      LocaleResolver languages) {
    this.atWork = new Semaphore(atWork, true);
    this.waiting = new Semaphore(waiting);
    this.patience = patience;
    this.routes = routes;
    this.words = words;
    this.languages = languages;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return PAST.stream().anyMatch(path::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var places = placesFor(request);
    if (!enter(places)) {
      refuse(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }

  private Semaphore placesFor(HttpServletRequest request) {
    if (isLong(request)) {
      return longForms;
    }
    return isDownload(request) ? downloads : atWork;
  }

  private boolean isDownload(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && routes.find(request).filter(method -> !RouteGuard.answersWithPage(method)).isPresent();
  }

  private static boolean isLong(HttpServletRequest request) {
    var length = request.getContentLengthLong();
    return length > LONG_FORM || (length < 0 && request.getHeader("Transfer-Encoding") != null);
  }

  private boolean enter(Semaphore places) {
    try {
      // With a time, however short, one takes one's turn: without, one steps in before who waits.
      if (places.tryAcquire(0, TimeUnit.MILLISECONDS)) {
        return true;
      }
      if (!waiting.tryAcquire()) {
        return false;
      }
      try {
        return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        waiting.release();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many wait. */
  int waiting() {
    return atWork.getQueueLength();
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var locale = languages.resolveLocale(request);
    var forPrograms = wantsProblem(request);
    var body = forPrograms ? problem(locale) : pages.computeIfAbsent(locale, this::page);
    response.setStatus(Reason.BUSY.status);
    response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(COME_AGAIN_IN_SECONDS));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.toLanguageTag());
    response.setContentType(forPrograms ? "application/problem+json" : "text/html;charset=UTF-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean wantsProblem(HttpServletRequest request) {
    var wanted = request.getHeader(HttpHeaders.ACCEPT);
    return wanted != null && wanted.contains("json") && !wanted.contains("text/html");
  }

  private byte[] problem(Locale locale) {
    var t = t(locale);
    return Json.write(
            Map.of(
                "type",
                "about:blank",
                "title",
                t.lookup("refused.title"),
                "status",
                Reason.BUSY.status,
                "detail",
                t.say("refused.crowd", COME_AGAIN_IN_SECONDS),
                "code",
                "busy"))
        .getBytes(UTF_8);
  }

  private byte[] page(Locale locale) {
    var page = new StringOutput();
    templates.render(
        "web/crowd.jte", Map.of("t", t(locale), "seconds", COME_AGAIN_IN_SECONDS), page);
    return page.toString().getBytes(UTF_8);
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Preferences.ZONE);
  }
}
