package org.doorstep.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.doorstep.access.Access.Change;
import org.doorstep.access.pages.PasswordPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Changing one's own password; asked of everybody whose password was given by somebody else. */
@Controller
@RequestMapping("/password")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE,
  Role.ADMINISTRATOR
})
class PasswordController {

  private final Access access;

  PasswordController(Access access) {
    this.access = access;
  }

  @GetMapping
  ModelAndView ask() {
    return page(HttpStatus.OK, new FieldErrors());
  }

  @PostMapping
  ModelAndView change(PasswordForm form, HttpServletRequest request) {
    return switch (form.check()) {
      case Invalid(var errors) -> page(HttpStatus.UNPROCESSABLE_CONTENT, errors);
      case Valid(var wanted) -> {
        var token = SessionFilter.token(request).orElseThrow();
        var errors = new FieldErrors();
        switch (access.changePassword(wanted.present(), wanted.wanted(), token)) {
          case Change.Done() -> {
            yield new ModelAndView("redirect:/home");
          }
          case Change.Wrong() -> errors.add("present", new Word("access.present.wrong"));
          case Change.Locked(var until) ->
              errors.add(
                  "present",
                  new Word(
                      "access.locked",
                      until.atZone(Scope.current().zone()).toLocalTime().withNano(0).toString()));
        }
        yield page(HttpStatus.UNPROCESSABLE_CONTENT, errors);
      }
    };
  }

  private static ModelAndView page(HttpStatus status, FieldErrors errors) {
    return new ModelAndView(
        "access/password",
        Map.of("page", new PasswordPage(Access.SHORTEST_PASSWORD, errors)),
        status);
  }

  /** The form; what was typed is never shown again. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record PasswordForm(String present, String wanted, String again) {

    record Wanted(String present, String wanted) {

      @Override
      public String toString() {
        return "Wanted";
      }
    }

    PasswordForm {
      present = Objects.requireNonNullElse(present, "");
      wanted = Objects.requireNonNullElse(wanted, "");
      again = Objects.requireNonNullElse(again, "");
    }

    Checked<Wanted> check() {
      var errors = new FieldErrors();
      if (present.isEmpty()) {
        errors.add("present", new Word("access.present.empty"));
      }
      if (wanted.length() < Access.SHORTEST_PASSWORD) {
        errors.add("wanted", new Word("access.wanted.short", Access.SHORTEST_PASSWORD));
      } else if (wanted.getBytes(StandardCharsets.UTF_8).length > Access.LONGEST_PASSWORD) {
        errors.add("wanted", new Word("access.wanted.long"));
      } else if (wanted.equals(present)) {
        errors.add("wanted", new Word("access.wanted.same"));
      }
      if (!wanted.equals(again)) {
        errors.add("again", new Word("access.again.differs"));
      }
      return errors.none() ? new Valid<>(new Wanted(present, wanted)) : new Invalid<>(errors);
    }

    @Override
    public String toString() {
      return "PasswordForm";
    }
  }
}
