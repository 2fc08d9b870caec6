package org.doorstep.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.command.Progress;
import org.doorstep.deadlines.ClockInputs;
import org.doorstep.deadlines.Clocks;
import org.doorstep.deadlines.Deadline.Due;
import org.doorstep.deadlines.DeadlineRule;
import org.doorstep.deadlines.Reckoning;
import org.doorstep.deadlines.RuleBook;
import org.doorstep.places.WorkingDays;
import org.doorstep.shared.SearchText;
import org.doorstep.shared.Words;

/**
 * Five years of work of 41 counties, made by the database itself from numbers alone: the same for
 * the same size and day. What the doors would have reckoned or cut into words is brought along
 * (dates, search words); everything else is in {@code bench/set.sql}.
 *
 * <p>A set is made once into an empty database the program has migrated, and used again: its stamp
 * says what it is.
 */
public final class DataSet {

  /** The largest county, which has 40 % of everything: 20 townships with 300 villages. */
  public static final int LARGEST = 1;

  /** The password of everybody in a set. */
  public static final String PASSWORD = "market-day-2026";

  /** The code with which every matter of a set can be followed. */
  public static final String FOLLOW_CODE = "MARKETDAYS";

  /** Of {@link #PASSWORD}; cheap to check, because signing in is not what is measured. */
  private static final String HASH = "$2a$04$qoTLxCGshee1sN325QRezexE0MAU4zeuO5S.vIcK0Hm8cKAvMzhZG";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int DAYS = 1826;
  private static final String PART = "-- == ";

  /** So much a row takes with its indexes, its steps and its share of the write-ahead log. */
  private static final long BYTES_AN_ENGAGEMENT = 1200;

  private static final long BYTES_A_MATTER = 9000;
  private static final long BYTES_OF_REGISTERS = 1L << 30;

  /** How much there is of it. */
  public record Size(long engagements, long matters) {

    public Size {
      if (matters < 1 || engagements < matters) {
        throw new IllegalArgumentException("Every matter comes out of an engagement of its own");
      }
    }

    long bytes() {
      return engagements * BYTES_AN_ENGAGEMENT + matters * BYTES_A_MATTER + BYTES_OF_REGISTERS;
    }
  }

  private final Connection database;
  private final Size size;
  private final Instant now;
  private final Words words;
  private final Progress progress;

  private DataSet(Connection database, Size size, Instant now, Words words, Progress progress) {
    this.database = database;
    this.size = size;
    this.now = now;
    this.words = words;
    this.progress = progress;
  }

  /**
   * Makes a set, unless the very same is there.
   *
   * @param superuser in the database that is filled; its tables are migrated and empty
   * @param now the moment up to which people worked; of a set that is there already, its own stays
   * @return the moment up to which people worked
   */
  public static Instant make(
      Connection superuser, Size size, Instant now, Words words, Progress progress)
      throws SQLException {
    return new DataSet(superuser, size, now, words, progress).make();
  }

  private Instant make() throws SQLException {
    execute(
        "create schema if not exists made; create table if not exists made.stamp (said text not"
            + " null, now timestamptz not null, whole boolean not null)");
    try (var statement = database.createStatement();
        var stamp = statement.executeQuery("select said, now, whole from made.stamp")) {
      if (stamp.next()) {
        if (!stamp.getBoolean("whole") || !stamp.getString("said").equals(said())) {
          throw new IllegalStateException(
              "There is another set, or a part of one, in this database: " + stamp.getString(1));
        }
        return stamp.getTimestamp("now").toInstant();
      }
    }
    requireSpace();
    stamp(false);
    logAtMost("= '512MB'");
    bringAlong();
    triggers("disable");
    var parts = parts();
    var number = 0;
    for (var part : parts.entrySet()) {
      number++;
      progress.step(words.say("bench.set.part", number, parts.size(), part.getKey()));
      execute(part.getValue());
    }
    triggers("enable");
    progress.step(words.say("bench.set.tidying"));
    execute("vacuum (analyze)");
    stamp(true);
    logAtMost("to default");
    return now;
  }

  /** So much of the write-ahead log lies about while the set is made, and afterwards as well. */
  private void logAtMost(String size) throws SQLException {
    execute("alter system set max_wal_size " + size);
    execute("select pg_reload_conf()");
  }

  /**
   * The script brings what follows from its rows along, by the million; the triggers would redo it.
   */
  private void triggers(String what) throws SQLException {
    execute(
        """
        do $$
        declare t regclass;
        begin
          for t in select distinct tgrelid::regclass from pg_trigger where not tgisinternal loop
            execute format('alter table %%s %s trigger user', t);
          end loop;
        end $$
        """
            .formatted(what));
  }

  /** What a set is: its size, and everything it was made with. */
  private String said() {
    return "%d engagements, %d matters, %08x"
        .formatted(
            size.engagements(),
            size.matters(),
            Arrays.hashCode(new Object[] {script(), PASSWORD, WorkingDays.shipped().version()}));
  }

  private void stamp(boolean whole) throws SQLException {
    try (var stamp =
        database.prepareStatement(
            whole
                ? "update made.stamp set whole = true where said = ? and now = ?"
                : "insert into made.stamp (said, now, whole) values (?, ?, false)")) {
      stamp.setString(1, said());
      stamp.setTimestamp(2, Timestamp.from(now));
      stamp.executeUpdate();
    }
  }

  private void requireSpace() throws SQLException {
    try (var statement = database.createStatement();
        var folder = statement.executeQuery("show data_directory")) {
      folder.next();
      var free = Files.getFileStore(Path.of(folder.getString(1))).getUsableSpace();
      if (free < size.bytes()) {
        throw new IllegalStateException(
            "A set of this size needs %,d MiB free, there are %,d"
                .formatted(size.bytes() >> 20, free >> 20));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What the script asks for and the database could not reckon by itself. */
  private void bringAlong() throws SQLException {
    var today = LocalDate.ofInstant(now, ZONE);
    var first = today.minusDays(DAYS);
    execute(
        "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'");
    constant("now", "timestamptz", now.toString());
    constant("today", "date", today.toString());
    constant("first_day", "date", first.toString());
    constant("engagements", "bigint", Long.toString(size.engagements()));
    constant("matters", "bigint", Long.toString(size.matters()));
    constant("hash", "text", HASH);
    constant("follow_code", "text", FOLLOW_CODE);
    constant("calendar", "text", WorkingDays.shipped().version());
    execute(
        """
        create table made.filled (schema text);
        insert into made.filled values ('places'), ('staff'), ('access'), ('audit'), ('recipients'), ('deadlines'),
          ('pairings'), ('tasks'), ('matters'), ('aftercare'), ('engagements'), ('messages');
        create table made.name (kind text, n int, name text, words tsvector);
        create table made.category (code text, parent text, name text, name_en text, unit text, words text);
        create table made.due (rule text, day date, due_on date, at_risk timestamptz, overdue timestamptz,
          provisional boolean, alarms timestamptz[], warns int)
        """);
    names();
    categories();
    dues(first.minusDays(60), today.plusDays(1));
    execute("analyze made.due; analyze made.name");
  }

  private void constant(String name, String type, String value) throws SQLException {
    execute(
        "create function made.%s() returns %s language sql immutable parallel safe return '%s'::%s"
            .formatted(name, type, value, type));
  }

  private void names() throws SQLException {
    var people =
        each("吴石杨梁潘龙陆罗王贾滚蒙韦莫欧张李陈赵孟姚江蒋周黄刘唐胡田谢")
            .flatMap(surname ->
                Stream.of("秀英", "兰芝", "老生", "建国", "明德", "光荣", "文武", "平安", "月仙", "美凤", "胜发", "永忠")
                    .map(given -> surname + given))
            .toList();
    var villages =
        each("大上下新老高长中平石岩银")
            .flatMap(one -> each("寨洞坡田井坪溪岭塘桥").map(two -> one + two + "村"))
            .toList();
    var townships = each("丙高加往停西斗刚光秀谷雍").map(one -> one + "岭镇").toList();
    var counties =
        each("从黎榕锦天剑").flatMap(one -> each("江平川柱河山里").map(two -> one + two + "县")).toList();
    names("person", people, SearchText::ofPerson);
    names("village", villages, SearchText::of);
    names("township", townships, SearchText::of);
    names("county", counties, SearchText::of);
  }

  private static Stream<String> each(String signs) {
    return signs.codePoints().mapToObj(Character::toString);
  }

  private void names(String kind, List<String> names, Function<String, SearchText> cut)
      throws SQLException {
    insert(
        """
        insert into made.name
        select '%s', n, name, array_to_tsvector(string_to_array(words, ' '))
        from unnest(?::int[], ?::text[], ?::text[]) as x(n, name, words)
        """
            .formatted(kind),
        IntStream.range(0, names.size()).boxed().toArray(),
        names.toArray(),
        names.stream().map(name -> String.join(" ", cut.apply(name).words())).toArray());
  }

  private void categories() throws SQLException {
    var rows =
        resource("/categories/default.csv")
            .lines()
            .skip(1)
            .map(line -> line.split(",", -1))
            .toList();
    insert(
        """
        insert into made.category
        select c, p, n, e, u, w from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
          as x(c, p, n, e, u, w)
        """,
        IntStream.of(0, 1, 2, 3, 4, 6)
            .mapToObj(column -> rows.stream().map(row -> (Object) row[column]).toArray())
            .toArray(Object[][]::new));
  }

  /** The dates of each rule for each day on which a clock may begin. */
  private void dues(LocalDate from, LocalDate to) throws SQLException {
    var calendar = WorkingDays.shipped();
    var rows = new ArrayList<Object[]>();
    var book = RuleBook.shipped();
    for (var id : book.ids()) {
      // A day on which something is looked at again was agreed on up to 400 days ahead.
      var last = id.equals("look-again") ? to.plusDays(420) : to;
      for (var day = from; !day.isAfter(last); day = day.plusDays(1)) {
        var rule = book.findInEffect(id, day).orElseThrow();
        rows.add(row(rule, day, calendar));
      }
    }
    insert(
        """
        insert into made.due
        select rule, day, due_on, at_risk, overdue, provisional, alarms::timestamptz[], warns
        from unnest(?::text[], ?::date[], ?::date[], ?::timestamptz[], ?::timestamptz[], ?::boolean[], ?::text[], ?::int[])
          as x(rule, day, due_on, at_risk, overdue, provisional, alarms, warns)
        """,
        IntStream.range(0, 8)
            .mapToObj(column -> rows.stream().map(row -> row[column]).toArray())
            .toArray(Object[][]::new));
  }

  private static Object[] row(DeadlineRule rule, LocalDate day, WorkingDays calendar) {
    var noon = day.atTime(12, 0).atZone(ZONE).toInstant();
    var inputs = ClockInputs.started(rule, noon, ZONE, calendar.version());
    var due = (Due) Reckoning.of(inputs, calendar).deadline();
    var alarms = Clocks.alarms(rule, due, calendar, ZONE);
    return new Object[] {
      rule.id(),
      day.toString(),
      due.dueOn().toString(),
      due.atRiskFrom().toString(),
      due.overdueFrom().toString(),
      due.provisional(),
      "{" + String.join(",", alarms.stream().map(Instant::toString).toList()) + "}",
      alarms.size() - rule.escalateAfter().size()
    };
  }

  private void insert(String sql, Object[]... columns) throws SQLException {
    try (var insert = database.prepareStatement(sql)) {
      for (var column = 0; column < columns.length; column++) {
        var texts = Arrays.stream(columns[column]).map(String::valueOf).toArray(String[]::new);
        insert.setArray(column + 1, database.createArrayOf("text", texts));
      }
      insert.executeUpdate();
    }
  }

  /** The parts of the script, by what they make. */
  private static Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    for (var part : script().split("(?m)^" + PART, -1)) {
      var head = part.lines().findFirst().orElse("");
      parts.put(head, part.substring(head.length()));
    }
    parts.remove(script().lines().findFirst().orElse(""));
    return parts;
  }

  private static String script() {
    return resource("/bench/set.sql");
  }

  private static String resource(String name) {
    try (var file = DataSet.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("The program comes without " + name);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }
}
