package org.doorstep.access;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Headers, forgery tokens, the session's filter and the guard of all routes. Which role may use
 * which route stands on the route itself ({@link org.doorstep.shared.Allowed}).
 */
@Configuration
class AccessRules implements WebMvcConfigurer {

  private static final String CONTENT_SECURITY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors"
          + " 'none'; manifest-src 'self'; worker-src 'self'";

  private final RouteGuard guard;

  AccessRules(RouteGuard guard) {
    this.guard = guard;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(guard);
  }

  @Bean
  static PasswordEncoder passwords(@Value("${doorstep.password-strength:11}") int strength) {
    return new BCryptPasswordEncoder(strength);
  }

  @Bean
  static SecurityFilterChain security(
      HttpSecurity http, Sessions sessions, AccessDeniedHandler forgeries) {
    var forgery = CookieCsrfTokenRepository.withHttpOnlyFalse();
    forgery.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax"));
    return http.csrf(csrf ->
            csrf.csrfTokenRepository(forgery)
                .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler()))
        // Who is asking is SessionFilter's to know and what they may is RouteGuard's to judge.
        .sessionManagement(none -> none.disable())
        .securityContext(none -> none.disable())
        .servletApi(none -> none.disable())
        .anonymous(none -> none.disable())
        .requestCache(none -> none.disable())
        .logout(none -> none.disable())
        .exceptionHandling(refusals -> refusals.accessDeniedHandler(forgeries))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY))
                .referrerPolicy(policy ->
                    policy.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                            .ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    policy -> policy.policy("geolocation=(self), camera=(self), microphone=()")))
        .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
        .build();
  }
}
