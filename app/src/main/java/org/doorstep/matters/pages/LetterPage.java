package org.doorstep.matters.pages;

import java.util.List;

/** What {@code matters/letter.jte} shows: a letter on paper. */
public record LetterPage(
    String title,
    String issuer,
    String number,
    String to,
    List<String> paragraphs,
    String signedBy,
    String signedOn,
    String back) {

  @Override
  public String toString() {
    return "LetterPage[" + number + "]";
  }
}
