package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/** The reader's language, brightness and size of letters: kept in cookies of the device. */
@Controller
class Preferences {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<Locale> LANGUAGES =
      List.of(Locale.CHINESE, Locale.ENGLISH, Locale.of("bo"));

  @PostMapping("/preferences")
  @Allowed(Role.PUBLIC)
  String choose(
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "/") String back,
      HttpServletRequest request,
      HttpServletResponse response) {
    keep(response, request, "language", language);
    keep(response, request, "theme", theme);
    keep(response, request, "text", text);
    return "redirect:" + (back.matches("/[^/\\\\].*") ? back : "/");
  }

  private static void keep(
      HttpServletResponse response, HttpServletRequest request, String name, String value) {
    if (value.matches("[a-z]{2,10}")) {
      var cookie =
          ResponseCookie.from(name, value)
              .path("/")
              .httpOnly(true)
              .secure(request.isSecure())
              .sameSite("Lax")
              .maxAge(Duration.ofDays(400))
              .build();
      response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
  }

  /**
   * All bundles under {@code words/}: Chinese is the base, so a text not yet in Tibetan is Chinese.
   */
  @Configuration
  static class Languages {

    @Bean
    MessageSource messageSource() throws java.io.IOException {
      var bundles =
          java.util.Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources("classpath*:words/*.properties"))
              .map(file -> java.util.Objects.requireNonNull(file.getFilename()))
              .filter(file -> !file.contains("_"))
              .map(file -> "words/" + file.substring(0, file.length() - ".properties".length()))
              .toArray(String[]::new);
      var words = new BundledWords();
      words.setBasenames(bundles);
      words.setDefaultEncoding("UTF-8");
      words.setFallbackToSystemLocale(false);
      return words;
    }

    @Bean
    LocaleResolver localeResolver() {
      var resolver =
          new AcceptHeaderLocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
              var kept = WebUtils.getCookie(request, "language");
              if (kept != null) {
                for (var language : LANGUAGES) {
                  if (language.getLanguage().equals(kept.getValue())) {
                    return language;
                  }
                }
              }
              return super.resolveLocale(request);
            }
          };
      resolver.setSupportedLocales(LANGUAGES);
      resolver.setDefaultLocale(Locale.CHINESE);
      return resolver;
    }
  }
}
