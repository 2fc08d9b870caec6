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
          "/admin/import/runs/{id}/take", "one import, of which a set has none",
          "/admin/import/runs/{id}/give-up", "one import, of which a set has none",
          "/ledger/views/{id}/drop", "one view of one's own, of which a set has none",
          "/attachments/{id}", "one file, of which a set has none",
          "/attachments/{id}/small", "one picture, of which a set has none");

  /** What people type to search, by the names of the fields on all pages. */
  static final List<String> SEARCHED =
      List.of("typed", "q", "number", "door-q", "place-q", "recipient-q");

  /** Every search at once: a form takes from it what it knows. */
  private static final String A_SEARCH =
      "find=door&villageName=%E5%AF%A8&follow="
          + DataSet.FOLLOW_CODE
          + "&"
          + String.join(
              "&",
              SEARCHED.stream()
                  .filter(name -> !name.equals("number"))
                  .map(name -> name + "=" + (name.equals("place-q") ? "%E5%AF%A8" : "%E5%90%B4"))
                  .toList());

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

    String filled(String path) {
      return at(path).orElseThrow();
    }

    /** What this person sends to a route: nothing at all, every search, and what it is made for. */
    List<String> forms(String path) {
      var forms = new ArrayList<>(List.of("", A_SEARCH + "&number=" + known.get("a number")));
      Optional.ofNullable(known.get("POST " + path)).ifPresent(forms::add);
      return forms;
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
      known.put(
          "POST /links/set",
          "what=household&change=add&kind=help&from=2026-11-20&reason=test&official=" + official);
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
    known.put(
        "a number",
        one(db, "select number from matters.matter where county = ? and state = 'closed' limit 1"));
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
        "post",
        one(db, "select id from staff.post where county = ? order by from_day, id limit 1"));
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
