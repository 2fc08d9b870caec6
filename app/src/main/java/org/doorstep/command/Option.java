package org.doorstep.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An option of the command line; most are followed by a value. */
enum Option {
  DATA(true),
  PORT(true),
  ADDRESS(true),
  COUNTY(true),
  TO_TIME(true),
  LOG(true),
  KIND(true),
  BAD_ROWS(true),
  SIZE(true),
  FOREGROUND(false),
  JSON(false),
  LIST(false),
  PREVIEW(false),
  GOOD_ROWS(false),
  PRUNE_LOG(false);

  final boolean hasValue;

  Option(boolean hasValue) {
    this.hasValue = hasValue;
  }

  static Optional<Option> named(String typed) {
    return Arrays.stream(values()).filter(option -> option.word().equals(typed)).findFirst();
  }

  String word() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
