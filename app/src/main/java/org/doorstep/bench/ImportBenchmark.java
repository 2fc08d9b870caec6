package org.doorstep.bench;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * A county's register from upload to commit: 300,000 households with 900,000 residents on two
 * sheets, one row of a hundred bad in ten ways, in under 60 s; every bad row named.
 *
 * <p>Sent over HTTP by an administrator as a browser would send it, into a new data folder. The
 * seconds begin with the first byte of the upload and end when the page says it is taken in.
 */
public final class ImportBenchmark implements Benchmark {

  private static final int HOUSEHOLDS = 300_000;
  private static final int FEWEST = 1_500; // so that each way to be bad is there
  private static final Duration BUDGET = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final long MOST_MIB = 512;
  private static final String LOGIN = "ji";
  private static final String PASSWORD = "walk-to-every-door";

  /** Made by the service loader. */
  public ImportBenchmark() {}

  @Override
  public String name() {
    return "import";
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var households = rig.of(HOUSEHOLDS, FEWEST);
    var site = rig.bare("import");
    site.start();
    try (var superuser = site.superuser()) {
      found(superuser);
    }
    rig.say("bench.import.making", households, households * 3);
    var file = rig.folder("import.xlsx");
    var register = RegisterFile.write(file, households);
    var client = new Client(site).signIn(RegisterFile.COUNTY, LOGIN, PASSWORD);
    var form = client.get("/admin/import/households").expect(200).form("/admin/import/households");
    rig.say("bench.import.sending", Files.size(file) >> 20);

    var before = Cpu.of(site);
    var began = System.nanoTime();
    var run = client.post("/admin/import/households", form, "file", file).expect(302).location();
    run = run.substring(run.indexOf("/admin/"));
    await(client, run);
    var read = Duration.ofNanos(System.nanoTime() - began);
    rig.say("bench.import.read", seconds(read));
    var take = client.get(run).expect(200).form(run + "/take").with("rows", "good");
    client.post(run + "/take", take).expect(302);
    await(client, run);
    var took = Duration.ofNanos(System.nanoTime() - began);
    var cpu = Cpu.of(site).since(before);

    var peak = Cpu.peakMiB(site);
    var found = new Found(site.superuser());
    Files.delete(file);
    return List.of(
        Figure.judged(
            rig.text("bench.import.took"),
            rig.text("bench.seconds", seconds(took)),
            rig.text("bench.at-most-seconds", BUDGET.toSeconds()),
            took.compareTo(BUDGET) < 0),
        Figure.told(rig.text("bench.import.read-in"), rig.text("bench.seconds", seconds(read)), ""),
        Figure.told(
            rig.text("bench.import.cpu.program"),
            rig.text("bench.seconds", seconds(cpu.program())),
            ""),
        Figure.told(
            rig.text("bench.import.cpu.database"),
            rig.text("bench.seconds", seconds(cpu.database())),
            ""),
        Figure.judged(
            rig.text("bench.import.peak"),
            rig.text("bench.mib", peak),
            rig.text("bench.at-most-mib", MOST_MIB),
            peak < MOST_MIB),
        Figure.must(
            rig.text("bench.import.bad"),
            rig.text("bench.import.rows-in-ways", found.badRows, found.ways),
            rig.text("bench.import.rows-in-ways", register.badRows(), RegisterFile.WAYS_TO_BE_BAD),
            found.badRows == register.badRows() && found.ways == RegisterFile.WAYS_TO_BE_BAD),
        Figure.must(
            rig.text("bench.import.good"),
            rig.text("bench.import.rows", found.goodRows),
            rig.text("bench.import.rows", register.goodRows()),
            found.goodRows == register.goodRows()));
  }

  /** Waits as the page does, which asks again until nothing is at work. */
  private static void await(Client client, String run) throws Exception {
    var until = System.nanoTime() + PATIENCE.toNanos();
    while (client.get(run + "?part=progress").expect(200).body().contains("<progress")) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("The import does not come to an end");
      }
      Thread.sleep(LOOK);
    }
  }

  /** What the database holds when all is done. */
  private static final class Found {

    private final long badRows;
    private final long ways;
    private final long goodRows;

    Found(Connection superuser) throws SQLException {
      try (superuser) {
        badRows = number(superuser, "select count(*) from imports.bad_row");
        ways =
            number(
                superuser,
                """
                select count(distinct said ->> 'key')
                from imports.bad_row, jsonb_array_elements(wrong) said
                """);
        goodRows =
            number(
                superuser,
                """
                select (select count(*) from recipients.recipient)
                  + (select count(*) from recipients.resident)
                """);
      }
    }

    private static long number(Connection connection, String sql) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** A county with the places of the file, and its administrator. */
  private static void found(Connection superuser) throws SQLException {
    superuser.setAutoCommit(true);
    try (var statement = superuser.createStatement()) {
      statement.execute(
          """
          insert into places.county (county, code, name, founded) values (1, '900001', '从江县', now());
          insert into places.place (county, code, name, parent, level)
          select 1, '900001', '从江县', null, 3
          union all select 1, '900001' || town, '第' || town || '乡', '900001', 4
            from generate_series(100, 119) town
          union all select 1, '900001' || town || village, '第' || village || '村', '900001' || town, 5
            from generate_series(100, 119) town, generate_series(201, 220) village;
          insert into staff.unit (county, id, code, name, kind, place)
          values (1, '00000000-0000-4000-8000-000000000001', 'CO', '县办', 'county_office', '900001');
          insert into staff.official (county, id, code, name, search)
          values (1, '00000000-0000-4000-8000-000000000002', 'ji', '吉管理', '');
          insert into staff.post (county, id, official, unit, role, title, from_day)
          values (1, gen_random_uuid(), '00000000-0000-4000-8000-000000000002',
            '00000000-0000-4000-8000-000000000001', 'ADMINISTRATOR', '管理员', '2026-01-01');
          """);
    }
    try (var account =
        superuser.prepareStatement(
            """
            insert into access.account (county, official, login, password, must_change)
            values (1, '00000000-0000-4000-8000-000000000002', ?, ?, false)
            """)) {
      account.setString(1, LOGIN);
      account.setString(2, new BCryptPasswordEncoder(4).encode(PASSWORD));
      account.execute();
    }
  }

  private static String seconds(Duration duration) {
    return Pairs.shown(duration.toMillis() / 1e3);
  }
}
