package org.doorstep.recipients;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Version 7 of a UUID: for ids made by the hundred thousand. */
final class RowIds {

  private RowIds() {}

  static UUID next() {
    var chance = ThreadLocalRandom.current();
    var high = (System.currentTimeMillis() << 16) | 0x7000 | chance.nextInt(0x1000);
    var low = (chance.nextLong() >>> 2) | Long.MIN_VALUE;
    return new UUID(high, low);
  }
}
