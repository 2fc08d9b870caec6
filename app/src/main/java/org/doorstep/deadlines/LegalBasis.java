package org.doorstep.deadlines;

/**
 * Where a rule comes from. An article is left blank where nobody has read it yet; a limit that
 * nobody compared with the text of the law says so wherever it is shown.
 */
public record LegalBasis(String document, String article, Standing standing) {

  /** How sure we are of a rule. */
  public enum Standing {
    /** A habit the product proposes; no law asks for it. */
    PRODUCT_DEFAULT,
    /** Compared with the text of the document. */
    VERIFIED,
    /** Told at second hand; still to be compared. */
    NOT_VERIFIED
  }

  static final LegalBasis NONE = new LegalBasis("", "", Standing.PRODUCT_DEFAULT);

  public LegalBasis {
    if (document.isBlank() != (standing == Standing.PRODUCT_DEFAULT)) {
      throw new IllegalArgumentException(
          "A rule of law names its document, a default of the product has none: " + document);
    }
    if (document.isBlank() && !article.isBlank()) {
      throw new IllegalArgumentException("An article of no document: " + article);
    }
  }
}
