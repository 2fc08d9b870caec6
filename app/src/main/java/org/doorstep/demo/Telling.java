package org.doorstep.demo;

import java.util.Locale;
import org.doorstep.command.Progress;
import org.springframework.context.MessageSource;

/** Tells how far the loading is, in the language of whoever waits for it. */
record Telling(MessageSource words, Locale language, Progress progress) {

  void step(String key, Object... facts) {
    progress.step(text(key, facts));
  }

  String text(String key, Object... facts) {
    return words.getMessage(key, facts, language);
  }
}
