package org.doorstep.shared;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * The texts of a page in the reader's language. Texts are trusted, their parameters escaped by jte.
 */
public record Words(MessageSource source, Locale locale, ZoneId zone)
    implements LocalizationSupport {

  @Override
  public String lookup(String key) {
    return source.getMessage(key, null, locale);
  }

  /** A word, its own facts included, as plain text (the page escapes it). */
  public String say(MessageSourceResolvable word) {
    return source.getMessage(word, locale);
  }

  /** A text with facts, as plain text (the page escapes it). */
  public String say(String key, Object... facts) {
    return source.getMessage(key, facts, locale);
  }

  /** A text whose parameters may be words themselves. */
  @Override
  public Content localize(String key, Object... params) {
    var plain =
        Arrays.stream(params)
            .map(param -> param instanceof MessageSourceResolvable word ? say(word) : param)
            .toArray();
    return LocalizationSupport.super.localize(key, plain);
  }

  /** A date as people of the language write it. */
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(lookup("format.day"), locale).format(day);
  }

  /** A moment on the county's clock. */
  public String moment(Instant moment) {
    return DateTimeFormatter.ofPattern(lookup("format.moment"), locale).format(moment.atZone(zone));
  }

  /** The language of the page, for {@code <html lang>}. */
  public String language() {
    return locale.getLanguage();
  }
}
