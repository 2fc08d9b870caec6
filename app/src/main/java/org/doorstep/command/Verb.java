package org.doorstep.command;

import static org.doorstep.command.Option.ADDRESS;
import static org.doorstep.command.Option.BAD_ROWS;
import static org.doorstep.command.Option.COUNTY;
import static org.doorstep.command.Option.DATA;
import static org.doorstep.command.Option.FOREGROUND;
import static org.doorstep.command.Option.GOOD_ROWS;
import static org.doorstep.command.Option.JSON;
import static org.doorstep.command.Option.KIND;
import static org.doorstep.command.Option.LIST;
import static org.doorstep.command.Option.LOG;
import static org.doorstep.command.Option.PORT;
import static org.doorstep.command.Option.PREVIEW;
import static org.doorstep.command.Option.PRUNE_LOG;
import static org.doorstep.command.Option.SIZE;
import static org.doorstep.command.Option.TO_TIME;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be asked of the program, and which options go with it. */
enum Verb {
  DEMO(0, 0, PORT, ADDRESS, DATA, FOREGROUND, JSON, COUNTY),
  START(0, 0, PORT, ADDRESS, DATA, FOREGROUND, JSON),
  STOP(0, 0, DATA, JSON),
  STATUS(0, 0, DATA, JSON),
  IMPORT(1, 20, DATA, COUNTY, KIND, PREVIEW, GOOD_ROWS, BAD_ROWS, JSON),
  BENCH(0, 99, DATA, LIST, SIZE, JSON),
  BACKUP(1, 1, DATA, PRUNE_LOG, JSON),
  RESTORE(1, 1, DATA, TO_TIME, LOG, JSON),
  /** Done by the script; the program only knows the help for it. */
  TEST(0, 99),
  /** Done by the script; the program only knows the help for it. */
  FORMAT(0, 0),
  HELP(0, 1),
  /** For the build: has Spring write down as code which beans the program consists of. */
  BEANS(0, 0),
  /** For the script: prints the command line that runs the program in the foreground. */
  LINE(0, 1, PORT, ADDRESS, DATA, FOREGROUND, JSON, COUNTY);

  final int fewest;
  final int most;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of, which nobody can change
  final Set<Option> options;

  Verb(int fewest, int most, Option... options) {
    this.fewest = fewest;
    this.most = most;
    this.options = Set.of(options);
  }

  static Optional<Verb> named(String typed) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(typed)).findFirst();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
