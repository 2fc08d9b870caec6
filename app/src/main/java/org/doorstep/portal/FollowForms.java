package org.doorstep.portal;

import java.util.Objects;
import org.doorstep.portal.pages.FollowedPage;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;

/** The forms with which a resident follows a matter, as they were typed. */
final class FollowForms {

  private static final int WORDS_AT_MOST = 500;
  private static final String SCORE = "[1-5]";

  private FollowForms() {}

  private static String text(String sent) {
    return Objects.requireNonNullElse(sent, "").strip();
  }

  /** Number and code; the code is checked by the matters' door and kept nowhere. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record FollowForm(String number, String follow) {

    FollowForm {
      number = text(number);
      follow = text(follow);
    }

    FieldErrors check() {
      var errors = new FieldErrors();
      if (number.isEmpty()) {
        errors.add("number", new Word("portal.follow.number.empty"));
      }
      if (follow.isEmpty()) {
        errors.add("follow", new Word("portal.follow.code.empty"));
      }
      return errors;
    }

    @Override
    public String toString() {
      return "FollowForm";
    }
  }

  /** A score from 1 to 5, and words if one likes. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record RateForm(String score, String words) {

    RateForm {
      score = text(score);
      words = text(words);
    }

    /** The score; asked only when {@link #check} found nothing. */
    int mark() {
      return Integer.parseInt(score);
    }

    FollowedPage.Typed typed() {
      return new FollowedPage.Typed(score.matches(SCORE) ? mark() : 0, words, "");
    }

    FieldErrors check() {
      var errors = new FieldErrors();
      if (!score.matches(SCORE)) {
        errors.add("score", new Word("portal.rate.score.choose"));
      }
      errors.limit("words", words, WORDS_AT_MOST);
      return errors;
    }

    @Override
    public String toString() {
      return "RateForm";
    }
  }

  /** What is still not right. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record NotSolvedForm(String why) {

    NotSolvedForm {
      why = text(why);
    }

    FollowedPage.Typed typed() {
      return new FollowedPage.Typed(0, "", why);
    }

    FieldErrors check() {
      var errors = new FieldErrors();
      errors.require("why", why, "portal.not-solved.why.empty", WORDS_AT_MOST);
      return errors;
    }

    @Override
    public String toString() {
      return "NotSolvedForm";
    }
  }

  /** Number and code of a paper slip. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record SlipForm(String number, String slip) {

    SlipForm {
      number = text(number);
      slip = text(slip);
    }

    @Override
    public String toString() {
      return "SlipForm";
    }
  }
}
