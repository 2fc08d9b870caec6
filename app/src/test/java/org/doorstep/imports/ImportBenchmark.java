package org.doorstep.imports;

import static org.doorstep.imports.TestFiles.idNumber;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.doorstep.Database;
import org.doorstep.Doorstep;
import org.doorstep.places.Places;
import org.doorstep.postgres.EmbeddedPostgres;
import org.doorstep.postgres.EmbeddedPostgresSettings;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * How long a county's households take from upload to commit: {@code ImportBenchmark FOLDER
 * HOUSEHOLDS}. The file is made from a seed: three residents a household, one row of a hundred bad
 * in ten ways. Prints seconds by stage, and the CPU of the program and of PostgreSQL.
 */
public final class ImportBenchmark {

  private static final int COUNTY = 1;
  private static final String CODE = "900001";
  private static final String[] SURNAMES =
      "吴 石 潘 杨 龙 梁 王 李 张 刘 陈 韦 陆 罗 黄 孟 蒙 莫 覃 欧阳".split(" ", -1);
  private static final String[] GIVEN =
      "明 芳 秀 英 华 强 军 平 丽 燕 国 建 文 玉 兰 山 水 花 荣 贵 福 祥 德 正 光 海 云 龙 凤 春".split(" ", -1);

  private ImportBenchmark() {}

  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]).toAbsolutePath();
    var households = Integer.parseInt(args[1]);
    Files.createDirectories(folder);
    var file = folder.resolve("households-" + households + ".xlsx");
    if (!Files.exists(file)) {
      var made = folder.resolve("made.xlsx");
      write(made, households);
      Files.move(made, file);
    }
    System.out.printf("file %.1f MB%n", Files.size(file) / 1e6);
    var home = folder.resolve("home-" + System.currentTimeMillis());
    try (var server =
            EmbeddedPostgres.start(
                EmbeddedPostgresSettings.in(home)
                    .with("shared_preload_libraries", "pg_stat_statements"));
        var context = start(server, folder)) {
      postmaster = Long.parseLong(Files.readAllLines(home.resolve("pg/postmaster.pid")).getFirst());
      url = server.jdbcUrl("doorstep");
      secret = server.superuserPassword();
      try (var c = java.sql.DriverManager.getConnection(url, "postgres", secret)) {
        c.createStatement().execute("create extension if not exists pg_stat_statements");
      }
      run(context, file);
    }
  }

  private static ConfigurableApplicationContext start(EmbeddedPostgres server, Path folder) {
    var settings = Database.prepare(server, folder);
    return new SpringApplicationBuilder(Doorstep.class)
        .web(WebApplicationType.SERVLET)
        .properties(
            "server.port=0", "doorstep.keys=" + folder.resolve("keys"), "doorstep.data=" + folder)
        .initializers(context ->
            context
                .getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("database", settings)))
        .run();
  }

  private static void run(ConfigurableApplicationContext context, Path file) throws Exception {
    found(context);
    var imports = context.getBean(Imports.class);
    var runs = context.getBean(Runs.class);
    var copy =
        Files.copy(
            file,
            Files.createTempFile("doorstep-bench", ".xlsx")
                .resolveSibling("b" + System.nanoTime()));
    var cpu = cpu();
    var postgres = postgresCpu();
    var begun = System.nanoTime();
    var id =
        administrator()
            .call(() -> imports.begin(ImportKind.HOUSEHOLDS, "bench", List.of(copy), true));
    var peak = await(imports, id);
    var read = administrator().call(() -> runs.get(id));
    print("read and checked", begun, cpu, postgres);
    System.out.println("  " + read.state() + " " + read.counts() + " " + read.problem());
    var confirmed = System.nanoTime();
    cpu = cpu();
    postgres = postgresCpu();
    administrator().run(() -> imports.confirm(id, true));
    peak = Math.max(peak, await(imports, id));
    print("taken", confirmed, cpu, postgres);
    System.out.println("  " + administrator().call(() -> runs.get(id)).state());
    System.out.printf(
        "upload to commit %.1f s, heap at most %d MiB%n",
        (System.nanoTime() - begun) / 1e9, peak >> 20);
    if (System.getProperty("statements") != null) {
      try (var c = java.sql.DriverManager.getConnection(url, "postgres", secret);
          var st = c.createStatement();
          var rs =
              st.executeQuery(
                  "select round(total_exec_time)::text t, calls, rows, round(wal_bytes/1e6)::text"
                      + " w, left(regexp_replace(query, '\\s+', ' ', 'g'), 90) from"
                      + " pg_stat_statements order by total_exec_time desc limit 14")) {
        while (rs.next()) {
          System.out.println(
              rs.getString(1)
                  + " ms "
                  + rs.getString(2)
                  + "x rows "
                  + rs.getString(3)
                  + " wal MB "
                  + rs.getString(4)
                  + " "
                  + rs.getString(5));
        }
      }
    }
  }

  private static long await(Imports imports, UUID id) throws InterruptedException {
    var memory = ManagementFactory.getMemoryMXBean();
    var peak = 0L;
    while (administrator().call(() -> imports.atWork(id))) {
      peak = Math.max(peak, memory.getHeapMemoryUsage().getUsed());
      Thread.sleep(Duration.ofMillis(100));
    }
    return peak;
  }

  private static void print(String stage, long since, double cpu, double postgres)
      throws IOException {
    System.out.printf(
        "%s: %.1f s, CPU of the program %.1f s, of PostgreSQL %.1f s%n",
        stage, (System.nanoTime() - since) / 1e9, cpu() - cpu, postgresCpu() - postgres);
  }

  private static double cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private static long postmaster;
  private static String url = "";
  private static String secret = "";

  private static double postgresCpu() throws IOException {
    var ticks = 0L;
    try (var processes = Files.list(Path.of("/proc"))) {
      for (var process :
          processes.filter(each -> each.getFileName().toString().matches("\\d+")).toList()) {
        try {
          var stat = Files.readString(process.resolve("stat"));
          if (stat.contains("(postgres)")) {
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            var own = process.getFileName().toString().equals(Long.toString(postmaster));
            if (own || fields[1].equals(Long.toString(postmaster))) {
              ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
            if (own) {
              ticks += Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
            }
          }
        } catch (IOException ended) {
          // its time is lost to the count, as to the machine
        }
      }
    }
    return ticks / 100.0;
  }

  private static void found(ConfigurableApplicationContext context) {
    var places = context.getBean(Places.class);
    var system = Scope.system(COUNTY, java.time.ZoneId.of("Asia/Shanghai"), "bench");
    system.run(() -> {
      places.found(CODE, "从江县", false);
      var all = new ArrayList<Places.Place>();
      all.add(new Places.Place(CODE, "从江县", "", 3));
      for (var town = 0; town < 20; town++) {
        var code = CODE + (100 + town);
        all.add(new Places.Place(code, "第" + town + "乡", CODE, 4));
        for (var village = 0; village < 20; village++) {
          all.add(new Places.Place(code + (201 + village), "第" + village + "村", code, 5));
        }
      }
      places.addAll(all);
      context
          .getBean(Units.class)
          .add(new Unit(UNIT, "CO", "县办", Unit.Kind.COUNTY_OFFICE, null, CODE));
    });
  }

  private static final UUID UNIT = new UUID(1, 1);
  private static final UUID OFFICIAL = new UUID(2, 2);

  private static Scope administrator() {
    return new Scope(
        COUNTY,
        java.time.ZoneId.of("Asia/Shanghai"),
        Role.ADMINISTRATOR,
        OFFICIAL,
        UNIT,
        UNIT,
        List.of(OFFICIAL, UNIT),
        "",
        "");
  }

  /** The file, from a seed: the same for the same number of households. */
  static void write(Path file, int households) throws IOException {
    var chance = new Random(20261122);
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "bench", "1.0")) {
      var page = book.newWorksheet("住户");
      heads(page, TestFiles.HOUSEHOLDS);
      var heads = new String[households];
      for (var at = 0; at < households; at++) {
        heads[at] = name(chance);
        household(page, at, heads[at], chance);
        if (at % 1000 == 999) {
          page.flush();
        }
      }
      page.finish();
      var people = book.newWorksheet("居民");
      heads(people, TestFiles.RESIDENTS);
      for (var at = 0; at < households * 3; at++) {
        resident(people, at, at % 3 == 0 ? heads[at / 3] : name(chance), chance);
        if (at % 1000 == 999) {
          people.flush();
        }
      }
      people.finish();
    }
  }

  private static void heads(org.dhatim.fastexcel.Worksheet page, List<String> heads) {
    for (var at = 0; at < heads.size(); at++) {
      page.value(0, at, heads.get(at));
    }
  }

  /** Bad in five of the ten ways. */
  private static void household(
      org.dhatim.fastexcel.Worksheet page, int at, String name, Random chance) {
    var bad = at % 100 == 50 ? at / 100 % 5 : -1;
    var row = at + 1;
    page.value(row, 0, "H" + (bad == 0 ? at - 1 : at));
    page.value(row, 1, bad == 1 ? "" : name);
    var village = CODE + (100 + chance.nextInt(20)) + (201 + chance.nextInt(20));
    page.value(row, 2, bad == 2 ? village.substring(0, 9) : bad == 3 ? "110101001001" : village);
    page.value(row, 3, "第" + chance.nextInt(1, 12) + "组" + chance.nextInt(1, 200) + "号");
    page.value(row, 4, bad == 4 ? "12345" : "138" + (10_000_000 + chance.nextInt(89_999_999)));
    if (at % 7 == 0) {
      page.value(row, 5, "脱贫户、留守老人户");
    }
  }

  /** Bad in the other five. */
  private static void resident(
      org.dhatim.fastexcel.Worksheet page, int at, String name, Random chance) {
    var bad = at % 100 == 50 ? at / 100 % 5 : -1;
    var row = at + 1;
    var born = LocalDate.of(1940, 1, 1).plusDays(at % 28_000);
    var number = idNumber(born.getYear(), born.getMonthValue(), born.getDayOfMonth(), at / 28_000);
    page.value(row, 0, bad == 0 ? "H-none" : "H" + at / 3);
    page.value(row, 1, bad == 1 ? "长".repeat(80) : name);
    page.value(row, 2, bad == 2 ? "邻居的人" : at % 3 == 0 ? "户主" : at % 3 == 1 ? "配偶" : "子");
    page.value(
        row, 3, bad == 3 ? number.substring(0, 17) + (number.endsWith("1") ? "2" : "1") : number);
    page.value(row, 5, bad == 4 ? "2099-01-01" : "");
    if (chance.nextInt(3) > 0) {
      page.value(row, 6, "139" + (10_000_000 + chance.nextInt(89_999_999)));
    }
    if (at % 11 == 0) {
      page.value(row, 7, "广东东莞");
    }
  }

  private static String name(Random chance) {
    return SURNAMES[chance.nextInt(SURNAMES.length)]
        + GIVEN[chance.nextInt(GIVEN.length)]
        + GIVEN[chance.nextInt(GIVEN.length)];
  }
}
