package org.doorstep.guards;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hand in the database that deletes or corrects one record, with plain statements and nothing
 * set; {@code records/hands.sql} says what it does.
 *
 * @param what the record, and what is done to it
 * @param where the pages on which it may be noticed
 * @param noticed pages on which it must be noticed
 * @param among picks from
 * @param statements with the picked columns filled in
 */
record Hand(
    String what, Pattern where, List<String> noticed, String among, List<String> statements) {

  private static final Pattern HOLE = Pattern.compile("(?<!:):([a-z_]+)");

  /** Lines of a diary that tell of a day, or of an hour of it. */
  private static final String DAY =
      "to_char($1 at time zone 'Asia/Shanghai', '^FMYYYY\"年\"FMMM\"月\"FMDD\"日\"') || ' |^..:..'";

  /** What the file says in short. */
  private static final Map<String, String> SHORT =
      Map.of(
          ":matters",
          """
          select m.id, m.number as touched, m.title as touched_title,
            concat_ws('|', '查看全部公示|一件事经审核|目前没有公示', :mark(p.title), :mark(p.text), :mark(p.answer)) as said
          from matters.matter m left join aftercare.publication p on p.county = m.county and p.matter = m.id
          """,
          ":matter",
          "/matters|/ledger|/doors/|/visits/|/c/|/publications|/look-backs|/extensions|/notices|/why/");

  /** Texts that people read again: table and column. */
  private static final List<String> TEXTS =
      List.of(
          "aftercare.extension reason",
          "aftercare.publication answer",
          "aftercare.publication text",
          "aftercare.publication title",
          "aftercare.rating words",
          "documents.attachment name",
          "engagements.diary text",
          "engagements.engagement heard",
          "engagements.reading comment",
          "ledgers.saved_view name",
          "matters.category name",
          "matters.matter text",
          "matters.matter title",
          "matters.step text",
          "pairings.batch reason",
          "places.place name",
          "recipients.recipient name",
          "recipients.resident name",
          "staff.official name",
          "staff.unit name",
          "tasks.task text");

  /** One record, and what is known of it. */
  record Picked(Map<String, String> columns) {

    Set<String> marks() {
      return some("mark");
    }

    Set<String> touched() {
      return some("touched");
    }

    /** Whether a line of a list says it in words of its own. */
    boolean says(String line) {
      return columns.containsKey("said")
          && Pattern.compile(columns.get("said")).matcher(line).find();
    }

    String before() {
      return columns.getOrDefault("before", "");
    }

    String after() {
      return columns.getOrDefault("after", "");
    }

    private Set<String> some(String prefix) {
      var some = new LinkedHashSet<String>();
      columns.forEach((name, value) -> {
        if (name.startsWith(prefix)) {
          some.addAll(List.of(value.split("\\|", -1)));
        }
      });
      some.remove("");
      return some;
    }
  }

  /** Makes each of the texts unlike any other, by letters at its end. */
  static List<String> marking(int county) {
    return TEXTS.stream()
        .map(text -> text.split(" ", -1))
        .map(text ->
            """
            update %1$s t set %2$s = t.%2$s || '〔' || translate(left(md5(t::text), 8), '0123456789', 'ghijklmnop') || '〕'
            where county = %3$d and t.%2$s <> ''
            """
                .formatted(text[0], text[1], county))
        .toList();
  }

  /** Each of the texts of one record says something else. */
  static List<Hand> texts() {
    return TEXTS.stream()
        .map(text -> text.split(" ", -1))
        .map(text ->
            new Hand(
                "another " + text[1] + " of " + text[0],
                Pattern.compile(""),
                List.of(),
                """
                select x.place, x.before, x.before || '改' as after
                from (select ctid as place, :mark(%2$s) as before from %1$s where county = :county) x
                where x.before is not null
                """
                    .formatted(text[0], text[1]),
                List.of(
                    "update %1$s set %2$s = replace(%2$s, :before, :after) where county = :county and ctid = :place::tid"
                        .formatted(text[0], text[1]))))
        .toList();
  }

  /** A record of each kind is another, or is none any more. */
  static List<Hand> records() {
    return Arrays.stream(GuardedDatabase.resource("/records/hands.sql").split("(?m)^-- == "))
        .skip(1)
        .map(Hand::read)
        .toList();
  }

  private static Hand read(String text) {
    var parts = text.split("\n", 2);
    var head = parts[0].split(";", -1);
    var statements = new ArrayList<>(List.of(parts[1].strip().split(";\\s*(?:\n|$)")));
    var among = statements.removeFirst();
    return new Hand(
        head[0].strip(),
        Pattern.compile(SHORT.getOrDefault(head[1].strip(), head[1].strip())),
        head[2].isBlank() ? List.of() : List.of(head[2].strip().split(" ", -1)),
        among.replace(":matters", SHORT.get(":matters")),
        statements);
  }

  /** Picks one record of a county at random; empty when there is none. */
  Optional<Picked> pick(Connection superuser, int county, Random chance) throws SQLException {
    var sql =
        among
            .replaceAll(":mark\\(([^)]*)\\)", "substring($1 from '〔.*?〕')")
            .replaceAll(":day\\(([^)]*)\\)", DAY);
    var found = new TreeMap<String, Picked>();
    try (var statement = superuser.createStatement();
        var rows = statement.executeQuery(sql.replace(":county", Integer.toString(county)))) {
      var head = rows.getMetaData();
      while (rows.next()) {
        var columns = new HashMap<>(Map.of("county", Integer.toString(county)));
        for (var at = 1; at <= head.getColumnCount(); at++) {
          var value = rows.getString(at);
          if (value != null) {
            columns.put(head.getColumnLabel(at), value);
          }
        }
        found.put(columns.toString(), new Picked(columns));
      }
    }
    var all = List.copyOf(found.values());
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance.nextInt(all.size())));
  }

  /** Does it, in one transaction. */
  void lay(Connection superuser, Picked picked) throws SQLException {
    superuser.setAutoCommit(false);
    try (var statement = superuser.createStatement()) {
      // What was given as a rating is kept; whoever has to correct one says so.
      statement.execute("alter table aftercare.rating disable trigger rating_is_kept");
      var touched = 0;
      for (var sql : statements) {
        touched = statement.executeUpdate(fill(sql, picked.columns()));
      }
      statement.execute("alter table aftercare.rating enable trigger rating_is_kept");
      if (touched != 1) {
        throw new IllegalStateException(what + ": not one record but " + touched);
      }
      superuser.commit();
    } finally {
      superuser.rollback();
      superuser.setAutoCommit(true);
    }
  }

  private static String fill(String sql, Map<String, String> columns) {
    return HOLE.matcher(sql)
        .replaceAll(hole -> {
          var value = columns.get(hole.group(1));
          if (value == null) {
            throw new IllegalArgumentException("Nothing to fill in for " + hole.group());
          }
          return Matcher.quoteReplacement(
              hole.group(1).equals("county") ? value : "'" + value.replace("'", "''") + "'");
        });
  }

  @Override
  public String toString() {
    return what;
  }
}
