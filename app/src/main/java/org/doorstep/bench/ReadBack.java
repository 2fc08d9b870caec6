package org.doorstep.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells what is lost from what only did not come in time: it is asked for again, a few times. */
final class ReadBack {

  private ReadBack() {}

  /** One round of asking. */
  interface Round<T> {

    /** Those of some that were not read now, each with why. */
    Map<T, String> unread(List<T> some) throws Exception;
  }

  /**
   * Those that were not read in any round, each with what was wrong in the last.
   *
   * @param waits before each further round; there is none once everything was read
   */
  static <T> Map<T, String> lost(List<T> all, List<Duration> waits, Round<T> round)
      throws Exception {
    var unread = round.unread(all);
    for (var wait : waits) {
      if (unread.isEmpty()) {
        break;
      }
      Thread.sleep(wait);
      unread = round.unread(List.copyOf(unread.keySet()));
    }
    return unread;
  }
}
