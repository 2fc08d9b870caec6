package org.doorstep.command;

import java.util.List;
import org.doorstep.postgres.EmbeddedPostgresException;

/** What was asked cannot be done; people read one sentence that says why and what to do. */
final class Trouble extends RuntimeException {

  /** Asked in a way the program does not understand. */
  static final int ASKED_WRONGLY = 2;

  static final int FAILED = 1;

  private final int exit;
  private final String key;
  private final List<String> facts;

  private Trouble(int exit, String key, List<String> facts) {
    super(key + " " + facts);
    this.exit = exit;
    this.key = key;
    this.facts = facts;
  }

  /** It failed: the key of the sentence in {@code words/command}, and its facts. */
  static Trouble with(String key, Object... facts) {
    return new Trouble(FAILED, key, texts(facts));
  }

  /** It was asked wrongly. */
  static Trouble asked(String key, Object... facts) {
    return new Trouble(ASKED_WRONGLY, key, texts(facts));
  }

  /** The database stands in the way; its launcher has a sentence for it. */
  static Trouble database(EmbeddedPostgresException obstacle) {
    return with("trouble.postgres", String.valueOf(obstacle.getMessage()));
  }

  private static List<String> texts(Object... facts) {
    return List.of(facts).stream().map(Object::toString).toList();
  }

  int exit() {
    return exit;
  }

  String sentence(Say say) {
    return say.text(key, facts.toArray());
  }
}
