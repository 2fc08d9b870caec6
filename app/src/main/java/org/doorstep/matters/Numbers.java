package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.NUMBER_BLOCK;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Gives matters their numbers, per county and year.
 *
 * <p>A block is taken in the transaction that needs it first. The rest of it is used by others only
 * after that transaction has committed, so no number is given twice and nobody waits for a counter.
 * What a node has not used when it stops stays a gap.
 */
@Repository
class Numbers {

  private static final int BLOCK = 32;

  private record Series(int county, int year) {}

  private final DSLContext db;
  private final Map<Series, Queue<Integer>> free = new ConcurrentHashMap<>();

  Numbers(DSLContext db) {
    this.db = db;
  }

  MatterNumber next(int county, int year) {
    var series = free.computeIfAbsent(new Series(county, year), _ -> new ConcurrentLinkedQueue<>());
    var serial = series.poll();
    return new MatterNumber(year, serial == null ? firstOfBlock(county, year, series) : serial);
  }

  private int firstOfBlock(int county, int year, Queue<Integer> series) {
    var after =
        db.insertInto(NUMBER_BLOCK)
            .set(NUMBER_BLOCK.COUNTY, county)
            .set(NUMBER_BLOCK.YEAR, year)
            .set(NUMBER_BLOCK.NEXT, 1 + BLOCK)
            .onConflict(NUMBER_BLOCK.COUNTY, NUMBER_BLOCK.YEAR)
            .doUpdate()
            .set(NUMBER_BLOCK.NEXT, NUMBER_BLOCK.NEXT.plus(BLOCK))
            .returningResult(NUMBER_BLOCK.NEXT)
            .fetchSingle()
            .value1();
    var first = after - BLOCK;
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            for (var serial = first + 1; serial < after; serial++) {
              series.add(serial);
            }
          }
        });
    return first;
  }
}
