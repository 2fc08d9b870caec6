package org.doorstep.access;

import java.util.Objects;
import org.doorstep.shared.Checked;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;

/** The sign-in form as typed; the password is never shown again. */
@SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
record SignInForm(String county, String login, String password, String next) {

  static final SignInForm BLANK = new SignInForm("", "", "", "");

  /** Name and password, both there. */
  record SignIn(String login, String password) {

    @Override
    public String toString() {
      return "SignIn";
    }
  }

  SignInForm {
    county = Objects.requireNonNullElse(county, "");
    login = Objects.requireNonNullElse(login, "");
    password = Objects.requireNonNullElse(password, "");
    next = Objects.requireNonNullElse(next, "");
  }

  Checked<SignIn> check() {
    var errors = new FieldErrors();
    if (login().isBlank()) {
      errors.add("login", new Word("access.login.empty"));
    }
    if (password().isEmpty()) {
      errors.add("password", new Word("access.password.empty"));
    }
    return errors.none()
        ? new Checked.Valid<>(new SignIn(login(), password()))
        : new Checked.Invalid<>(errors);
  }

  /** Where to go afterwards: only to a page of ours. */
  String nextOrHome() {
    return next.matches("/[^/\\\\].*") ? next : "/home";
  }

  @Override
  public String toString() {
    return "SignInForm";
  }
}
