package org.doorstep.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.access.Access.Attempt;
import org.doorstep.access.pages.SignInPage;
import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Choice;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Signing in and out. */
@Controller
class SignInController {

  private final Access access;
  private final Sessions sessions;
  private final Places places;

  SignInController(Access access, Sessions sessions, Places places) {
    this.access = access;
    this.sessions = sessions;
    this.places = places;
  }

  @GetMapping("/sign-in")
  @Allowed(Role.PUBLIC)
  ModelAndView ask(@RequestParam(defaultValue = "") String next) {
    return page(HttpStatus.OK, new SignInForm("", "", "", next), new FieldErrors());
  }

  @PostMapping("/sign-in")
  @Allowed(Role.PUBLIC)
  ModelAndView signIn(SignInForm form, HttpServletRequest request, HttpServletResponse response) {
    return switch (form.check()) {
      case Invalid(var errors) -> page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors);
      case Valid(var wanted) -> {
        var errors = new FieldErrors();
        var county = chosen(form.county());
        if (county.isEmpty()) {
          errors.add("county", new Word("access.county.choose"));
          yield page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors);
        }
        var asked = Scope.system(county.get().key(), county.get().zone(), "sign-in");
        switch (asked.call(() -> access.signIn(wanted.login(), wanted.password()))) {
          case Attempt.Welcome(var token, _) -> {
            set(response, SessionFilter.cookie(county.get().key(), token, request.isSecure()));
            yield new ModelAndView("redirect:" + form.nextOrHome());
          }
          case Attempt.Wrong() -> errors.add("login", new Word("access.wrong"));
          case Attempt.Locked(var until) ->
              errors.add(
                  "login",
                  new Word(
                      "access.locked",
                      until.atZone(county.get().zone()).toLocalTime().withNano(0).toString()));
          case Attempt.NoPost() -> errors.add("login", new Word("access.no-post"));
        }
        yield page(HttpStatus.UNPROCESSABLE_CONTENT, form, errors);
      }
    };
  }

  @PostMapping("/sign-out")
  @Allowed(Role.PUBLIC)
  String signOut(HttpServletRequest request, HttpServletResponse response) {
    SessionFilter.who(request)
        .ifPresent(who ->
            SessionFilter.token(request)
                .ifPresent(token ->
                    Scope.system(who.county(), who.zone(), "sign-out")
                        .run(() -> sessions.end(token, who.official()))));
    set(response, SessionFilter.gone(request.isSecure()));
    return "redirect:/";
  }

  private ModelAndView page(HttpStatus status, SignInForm form, FieldErrors errors) {
    var counties =
        counties().stream().map(county -> new Choice(county.code(), county.name())).toList();
    var page = new SignInPage(counties, form.county(), form.login(), form.next(), errors);
    return new ModelAndView("access/signIn", Map.of("page", page), status);
  }

  private Optional<County> chosen(String code) {
    var counties = counties();
    return counties.size() == 1
        ? Optional.of(counties.getFirst())
        : counties.stream().filter(county -> county.code().equals(code)).findFirst();
  }

  private List<County> counties() {
    return Scope.nobody().call(places::counties);
  }

  private static void set(HttpServletResponse response, ResponseCookie cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
