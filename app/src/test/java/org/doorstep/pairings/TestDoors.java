package org.doorstep.pairings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Doors for tests, and a look at the tables as they are. */
@Component
class TestDoors {

  private final DSLContext db;
  private final Audit audit;
  private final Points points;

  TestDoors(DSLContext db, Audit audit, Points points) {
    this.db = db;
    this.audit = audit;
    this.points = points;
  }

  /** So many households in a village. */
  @Transactional
  List<UUID> households(String village, int many, String... categories) {
    var ids = new ArrayList<UUID>();
    for (var number = 1; number <= many; number++) {
      var id = UUID.randomUUID();
      ids.add(id);
      db.execute(
          """
          insert into recipients.recipient (county, id, kind, code, name, place, categories, content)
          values ({0}, {1}, 'household', {2}, {3}, {4}, {5}::text[], '')
          """,
          Scope.current().county(),
          id,
          "%s-%04d".formatted(village, number),
          "户主" + number,
          village,
          categories);
    }
    audit.record("test.households", null);
    return ids;
  }

  /** Lists a household under categories. */
  @Transactional
  void list(UUID household, String... categories) {
    db.execute(
        "update recipients.recipient set categories = {0}::text[] where county = {1} and id = {2}",
        categories, Scope.current().county(), household);
    audit.record("test.households", null);
  }

  @Transactional(readOnly = true)
  List<Point> screen(Chosen chosen, Optional<Points.Mark> after, int most) {
    return points.list(chosen, after, most);
  }

  /** The doors under a category that the asker sees. */
  @Transactional(readOnly = true)
  List<UUID> under(String category) {
    return db.fetch(
            "select id from recipients.recipient where county = {0} and {1} = any (categories)",
            Scope.current().county(), category)
        .getValues(0, UUID.class);
  }

  /** One number out of the tables. */
  @Transactional(readOnly = true)
  int count(String sql) {
    return db.fetchSingle(sql.replace(":county", Integer.toString(Scope.current().county())))
        .get(0, int.class);
  }

  /** Each link that holds, as one line. */
  @Transactional(readOnly = true)
  List<String> holding() {
    return db.fetch(
            "select official || ' ' || coalesce(recipient::text, place) || ' ' || kind"
                + " from pairings.link where county = {0} and to_day is null order by 1",
            Scope.current().county())
        .getValues(0, String.class);
  }
}
