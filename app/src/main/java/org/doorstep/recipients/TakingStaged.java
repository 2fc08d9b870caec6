package org.doorstep.recipients;

import java.util.UUID;
import java.util.function.LongConsumer;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;

/**
 * Moves what was laid aside into the register, a stretch of rows at a time so that somebody waiting
 * sees it move. All stretches are one transaction: a new row that exists by now breaks a key, a
 * changed row that was changed again is missed in the count, and either undoes everything.
 */
final class TakingStaged {

  private static final int STRETCH = 25_000;

  private static final String NEW_RECIPIENTS =
      """
      insert into recipients.recipient
        (county, id, kind, code, name, place, address, phone, categories, content)
      select county, id, kind, code, name, place, address, phone, categories, content
      from recipients.staged_recipient
      where county = ? and import = ? and row >= ? and row < ? and before is null
      """;

  private static final String NEW_WORDS =
      """
      insert into recipients.search (county, recipient, place, words)
      select county, id, place, words
      from recipients.staged_recipient
      where county = ? and import = ? and row >= ? and row < ? and before is null
      """;

  private static final String CHANGED_RECIPIENTS =
      """
      update recipients.recipient r
      set name = s.name, place = s.place, address = s.address, phone = s.phone, categories = s.categories,
        content = s.content, version = r.version + 1
      from recipients.staged_recipient s
      where s.county = ? and s.import = ? and s.row >= ? and s.row < ? and s.before is not null
        and r.county = s.county and r.id = s.id and r.content = s.before and r.erased_at is null
      """;

  private static final String CHANGED_WORDS =
      """
      update recipients.search w
      set place = s.place, words = s.words
      from recipients.staged_recipient s
      where s.county = ? and s.import = ? and s.row >= ? and s.row < ? and s.before is not null
        and w.county = s.county and w.recipient = s.id
      """;

  private static final String MOVED_RESIDENTS =
      """
      update recipients.resident m
      set place = s.place
      from recipients.staged_recipient s
      where s.county = ? and s.import = ? and s.row >= ? and s.row < ? and s.before is not null
        and m.county = s.county and m.household = s.id and m.place <> s.place
      """;

  private static final String NEW_RESIDENTS =
      """
      insert into recipients.resident
        (county, id, household, place, name, relation, sex, born, id_number, id_hash, phone, away, content)
      select county, id, household, place, name, relation, sex, born, id_number, id_hash, phone, away, content
      from recipients.staged_resident
      where county = ? and import = ? and row >= ? and row < ? and before is null
      """;

  private static final String CHANGED_RESIDENTS =
      """
      update recipients.resident m
      set name = s.name, relation = s.relation, sex = s.sex, born = s.born, id_number = s.id_number,
        id_hash = s.id_hash, phone = s.phone, away = s.away, content = s.content
      from recipients.staged_resident s
      where s.county = ? and s.import = ? and s.row >= ? and s.row < ? and s.before is not null
        and m.county = s.county and m.id = s.id and m.content = s.before and m.erased_at is null
      """;

  private final DSLContext db;
  private final UUID run;
  private final LongConsumer progress;
  private final int county = Scope.current().county();
  private long written;

  TakingStaged(DSLContext db, UUID run, LongConsumer progress) {
    this.db = db;
    this.run = run;
    this.progress = progress;
  }

  void take() {
    var recipients = standing("staged_recipient");
    for (var from = recipients.first(); from <= recipients.last(); from += STRETCH) {
      var added = move(NEW_RECIPIENTS, from);
      move(NEW_WORDS, from);
      advance(added);
      if (recipients.changed() > 0) {
        var changed = changed("staged_recipient", from, CHANGED_RECIPIENTS);
        move(CHANGED_WORDS, from);
        move(MOVED_RESIDENTS, from);
        advance(changed);
      }
    }
    var residents = standing("staged_resident");
    for (var from = residents.first(); from <= residents.last(); from += STRETCH) {
      advance(move(NEW_RESIDENTS, from));
      if (residents.changed() > 0) {
        advance(changed("staged_resident", from, CHANGED_RESIDENTS));
      }
    }
  }

  /** Which rows lie aside, and how many of them take the place of others. */
  private record Standing(int first, int last, int changed) {}

  private Standing standing(String table) {
    var row =
        db.fetchSingle(
            "select coalesce(min(row), 0), coalesce(max(row), -1), count(before)::int from"
                + " recipients."
                + table
                + " where county = ? and import = ?",
            county,
            run);
    return new Standing(
        row.get(0, Integer.class), row.get(1, Integer.class), row.get(2, Integer.class));
  }

  private int changed(String table, int from, String sql) {
    var expected =
        db.fetchSingle(
                "select count(before)::int from recipients."
                    + table
                    + " where county = ? and import = ? and row >= ? and row < ?",
                county,
                run,
                from,
                from + STRETCH)
            .get(0, Integer.class);
    var changed = move(sql, from);
    if (changed != expected) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    return changed;
  }

  private int move(String sql, int from) {
    return db.execute(sql, county, run, from, from + STRETCH);
  }

  private void advance(int rows) {
    written += rows;
    progress.accept(written);
  }
}
