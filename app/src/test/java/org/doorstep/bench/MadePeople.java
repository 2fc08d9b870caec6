package org.doorstep.bench;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/** People of a made set's largest county, one of each role, and what each has before him or her. */
final class MadePeople {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Routes behind which a made set has nothing: no list is there. */
  static final Map<String, String> NOTHING_BEHIND =
      Map.of(
          "/admin/import/runs/{id}", "one import, of which a set has none",
          "/admin/import/runs/{id}/bad-rows", "a file of one import, of which a set has none",
          "/attachments/{id}", "one file, of which a set has none",
          "/attachments/{id}/small", "one picture, of which a set has none");

  private static final Pattern OPEN = Pattern.compile("\\{([a-z]+)(?::[^}]*)?}");

  /** Somebody, the post held, and by path and name what fills the open parts of addresses. */
  record Person(Role role, Optional<UUID> official, UUID post, Map<String, String> known) {

    /** The address of a route as this person may open it. */
    Optional<String> at(String path) {
      var filled = new StringBuilder();
      var open = OPEN.matcher(path);
      while (open.find()) {
        var before = path.substring(0, open.start());
        var value = known.get(before + open.group(1));
        if (value == null) {
          value = known.get(open.group(1));
        }
        if (value == null) {
          return Optional.empty();
        }
        open.appendReplacement(filled, value);
      }
      open.appendTail(filled);
      return Optional.of(filled + known.getOrDefault("?" + path, ""));
    }

    @Override
    public String toString() {
      return role.name();
    }
  }

  private MadePeople() {}

  static List<Person> of(DSLContext db, TransactionTemplate transaction) {
    return Scope.system(DataSet.LARGEST, ZONE, "test")
        .call(() -> transaction.execute(_ -> people(db)));
  }

  private static List<Person> people(DSLContext db) {
    var people = new ArrayList<Person>();
    for (var login : List.of("v0.1", "v0.0", "t0.0", "d0.0", "county0", "admin")) {
      var who =
          db.fetchSingle(
              """
              select o.id, p.id as post, p.role, p.unit, u.place
              from access.account a
              join staff.official o on o.county = a.county and o.id = a.official
              join staff.post p on p.county = o.county and p.official = o.id
              join staff.unit u on u.county = p.county and u.id = p.unit
              where a.county = ? and a.login = ?
              """,
              DataSet.LARGEST,
              login);
      var official = who.get("id", UUID.class);
      var known = common(db, official);
      seen(db, official, who.get("unit", UUID.class), known);
      people.add(
          new Person(
              Role.valueOf(who.get("role", String.class)),
              Optional.of(official),
              who.get("post", UUID.class),
              known));
    }
    people.add(
        new Person(Role.PUBLIC, Optional.empty(), new UUID(0, 0), common(db, new UUID(0, 0))));
    return people;
  }

  /** What is the same for everybody. */
  private static Map<String, String> common(DSLContext db, UUID official) {
    var known = new HashMap<String, String>();
    known.put("/c/code", "990001");
    known.put("/categories/code", "water");
    known.put("/rules/id", "handle");
    known.put("figure", "households");
    known.put("format", "csv");
    known.put("step", "note");
    known.put("/admin/import/kind", "households");
    known.put("?/diary/readings/{official}", "?month=2026-10");
    known.put(
        "/links/points/key",
        one(
            db,
            "select id from recipients.recipient where county = ? and kind = 'household' order by"
                + " place, id limit 1"));
    known.put("/doors/id", known.get("/links/points/key"));
    known.put("/links/officials/id", official.toString());
    known.put(
        "/links/batches/id",
        one(db, "select id from pairings.batch where county = ? order by began desc limit 1"));
    known.put(
        "/staff/units/id",
        one(db, "select id from staff.unit where county = ? and kind = 'county_office'"));
    known.put(
        "/staff/officials/id",
        one(db, "select id from staff.official where county = ? order by code limit 1"));
    known.put("/staff/accounts/official", known.get("/staff/officials/id"));
    known.put(
        "/c/{code}/board/number",
        one(
            db,
            "select number from aftercare.publication where county = ? and state = 'posted'"
                + " limit 1"));
    known.put(
        "/why/id",
        one(db, "select id from deadlines.clock where county = ? and state = 'running' limit 1"));
    return known;
  }

  /** What one of them sees: a matter, a visit, a promise, whose diary to read. */
  private static void seen(DSLContext db, UUID official, UUID unit, Map<String, String> known) {
    known.put(
        "/matters/number",
        one(
            db,
            "select m.number from matters.tray t join matters.matter m on m.county = t.county and"
                + " m.id = t.matter where t.county = ? and t.seat in ('"
                + unit
                + "', '"
                + official
                + "') and m.recipient is not null order by t.open desc, t.raised_at desc limit 1"));
    known.put(
        "/visits/id",
        one(
            db,
            "select id from engagements.engagement where county = ? and (official = '"
                + official
                + "' or unit = '"
                + unit
                + "') order by begun_at desc limit 1"));
    known.put(
        "/commitments/id",
        one(db, "select id from tasks.task where county = ? and unit = '" + unit + "' limit 1"));
    known.put(
        "/diary/readings/official",
        one(
            db,
            "select official from staff.post where county = ? and unit = '"
                + unit
                + "' and role = 'OFFICIAL' limit 1"));
    known.values().removeIf(String::isEmpty);
  }

  private static String one(DSLContext db, String sql) {
    return db.fetch(sql, DataSet.LARGEST).stream()
        .findFirst()
        .map(row -> row.get(0, String.class))
        .orElse("");
  }
}
