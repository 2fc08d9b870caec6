package org.doorstep.staff;

import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;

/** The texts that the forms of the register ask for, and how long they may be. */
final class StaffFields {

  private static final int CODE_AT_MOST = 40;
  private static final int LINE_AT_MOST = 60;
  private static final int REASON_AT_MOST = 200;

  private StaffFields() {}

  /** The number somebody or something has, without spaces. */
  static void code(FieldErrors errors, String code) {
    if (!code.matches("\\S{1," + CODE_AT_MOST + "}")) {
      errors.add("code", new Word("staff.code.wrong", CODE_AT_MOST));
    }
  }

  /** A name or a title; the word says what is asked for. */
  static void line(FieldErrors errors, String field, String line, String word) {
    some(errors, field, line, LINE_AT_MOST, word);
  }

  static void reason(FieldErrors errors, String reason) {
    some(errors, "reason", reason, REASON_AT_MOST, "staff.reason.empty");
  }

  private static void some(FieldErrors errors, String field, String text, int most, String word) {
    if (text.isBlank() || text.codePointCount(0, text.length()) > most) {
      errors.add(field, new Word(word, most));
    }
  }
}
