package org.doorstep.places;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.doorstep.places.Division.Level;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DivisionsTest {

  static final Divisions DIVISIONS = new Divisions();
  static final String CONGJIANG = "522633";

  /** What `tail -n +2 TABLE.csv | cut -d, -f1,2 | tr -d '"' | sha256sum` says of the source. */
  static final Map<Level, String> SOURCE =
      Map.of(
          Level.PROVINCE, "21fe615bb8cb3fd3786d9e7bdd9fc44ec6070355414ef4a83047e23adbf04b7a",
          Level.PREFECTURE, "e66d5ceee20c470959883007f3f3c029a069c8df9e00c7e57d6c9f0ef82d283f",
          Level.COUNTY, "291fa79a5c81cd5f723345ff5d27ed39da2d6ad8b907aa61f2f335561235906c",
          Level.TOWNSHIP, "8a625f68cd545aedf48f3ab5ce1ee010a8604f50a54feaab1fc9b65e5e304234",
          Level.VILLAGE, "f8d1580a86ed0b34462a644cc82abaf9260da8a5febf44de29c0b23b76ddf681");

  @Test
  void every_code_and_every_name_of_the_source_is_there_once() {
    var counts = new EnumMap<Level, Integer>(Level.class);
    var digests = new EnumMap<Level, MessageDigest>(Level.class);

    DIVISIONS.forEach(division -> {
      counts.merge(division.level(), 1, Integer::sum);
      digests
          .computeIfAbsent(division.level(), _ -> sha256())
          .update((division.code() + ',' + division.name() + '\n').getBytes(UTF_8));
    });

    System.out.println("Divisions: " + counts);
    assertThat(counts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Level.PROVINCE, 31,
                Level.PREFECTURE, 342,
                Level.COUNTY, 2_978,
                Level.TOWNSHIP, 41_352,
                Level.VILLAGE, 620_573));
    digests.forEach((level, digest) ->
        assertThat(HexFormat.of().formatHex(digest.digest()))
            .as(level.toString())
            .isEqualTo(SOURCE.get(level)));
  }

  @Test
  void every_code_is_unique_and_follows_the_division_it_lies_in_and_only_villages_hold_none() {
    var seen = new HashSet<String>();
    var empty = new HashSet<String>();
    var wrong = new ArrayList<Division>();

    DIVISIONS.forEach(division -> {
      if (!division.parent().map(seen::contains).orElse(true) || !seen.add(division.code())) {
        wrong.add(division);
      }
    });

    assertThat(wrong).isEmpty();
    assertThat(empty).isEmpty();
  }

  @Test
  void a_sample_of_the_source_reads_the_same_code_by_code() throws IOException {
    try (var sample = DivisionsTest.class.getResourceAsStream("/divisions/sample.csv")) {
      assertThat(sample).isNotNull();
      var rows = new String(sample.readAllBytes(), UTF_8).lines().toList();
      assertThat(rows).hasSize(379);

      var counties = new HashMap<String, List<Division>>();
      for (var row : rows) {
        var cells = row.split(",", 2);
        var wanted = new Division(cells[0], cells[1]);
        if (wanted.level().compareTo(Level.COUNTY) <= 0) {
          assertThat(DIVISIONS.find(wanted.code())).contains(wanted);
        } else {
          var county = wanted.code().substring(0, 6);
          assertThat(counties.computeIfAbsent(county, DIVISIONS::listCounty)).contains(wanted);
        }
      }
    }
  }

  @Test
  void congjiang_has_its_townships_by_their_official_names() {
    assertThat(DIVISIONS.listIn(CONGJIANG))
        .extracting(Division::name)
        .containsExactly(
            "丙梅街道", "丙妹镇", "贯洞镇", "洛香镇", "下江镇", "宰便镇", "西山镇", "停洞镇", "往洞镇", "庆云镇", "斗里镇", "东朗镇",
            "加鸠镇", "高增乡", "谷坪乡", "刚边壮族乡", "加榜乡", "秀塘壮族乡", "翠里瑶族壮族乡", "加勉乡");
  }

  @Test
  void congjiang_has_its_villages_by_their_official_names() {
    var county = DIVISIONS.listCounty(CONGJIANG);

    assertThat(county).first().isEqualTo(new Division(CONGJIANG, "从江县"));
    assertThat(county).filteredOn(d -> d.level() == Level.VILLAGE).hasSize(234);
    assertThat(DIVISIONS.listIn("522633001"))
        .extracting(Division::name)
        .containsExactly(
            "江东社区居民委员会",
            "青平社区居民委员会",
            "三角井社区居民委员会",
            "俞家湾社区居民委员会",
            "银新社区居民委员会",
            "八仙桥社区居民委员会",
            "平瑞村村民委员会",
            "銮里村村民委员会",
            "丙梅村村民委员会");
    assertThat(DIVISIONS.find("522633100207")).contains(new Division("522633100207", "岜沙村村民委员会"));
  }

  @Test
  void the_way_from_the_country_to_a_county_can_be_walked() {
    assertThat(DIVISIONS.listProvinces()).hasSize(31).contains(new Division("52", "贵州省"));
    assertThat(DIVISIONS.listIn("52")).contains(new Division("5226", "黔东南苗族侗族自治州"));
    assertThat(DIVISIONS.listIn("5226")).hasSize(16).contains(new Division(CONGJIANG, "从江县"));
    assertThat(DIVISIONS.find(CONGJIANG).flatMap(Division::parent)).contains("5226");
  }

  @Test
  void an_unknown_code_has_nothing_and_breaks_nothing() {
    for (var code : List.of("", "9", "99", "999999", "52263", "522633999", "5226331002070", "从江")) {
      assertThat(DIVISIONS.find(code)).as(code).isEmpty();
      assertThat(DIVISIONS.listIn(code)).as(code).isEmpty();
      assertThat(DIVISIONS.listCounty(code)).as(code).isEmpty();
    }
    assertThat(DIVISIONS.listIn("522633100207")).as("a village").isEmpty();
  }

  @Test
  void a_county_is_found_as_people_type_it() {
    for (var typed : List.of("从江", "从江县", "cjx", "CongJiang", "congjiangx", " cong jiang ")) {
      assertThat(DIVISIONS.search(typed)).as(typed).extracting(Division::code).contains(CONGJIANG);
    }
    assertThat(DIVISIONS.search("重庆")).first().isEqualTo(new Division("50", "重庆市"));
    assertThat(DIVISIONS.search("cqs")).first().isEqualTo(new Division("50", "重庆市"));
    assertThat(DIVISIONS.search(" ")).isEmpty();
  }

  @Test
  void a_county_is_opened_quickly_wherever_it_stands() {
    var counties =
        DIVISIONS.listProvinces().stream().map(province -> lastCounty(province.code())).toList();

    for (var round = 1; round <= 2; round++) {
      var slowest = Duration.ZERO;
      var all = Duration.ZERO;
      for (var county : counties) {
        var begin = System.nanoTime();
        assertThat(DIVISIONS.listCounty(county.code())).hasSizeGreaterThan(1);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        all = all.plus(took);
        slowest = slowest.compareTo(took) < 0 ? took : slowest;
      }
      System.out.printf(
          "Opening the last county of each province, round %d: %d ms on average, %d ms at most%n",
          round, all.toMillis() / counties.size(), slowest.toMillis());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Division lastCounty(String province) {
    return DIVISIONS.listIn(province).stream()
        .flatMap(prefecture -> DIVISIONS.listIn(prefecture.code()).stream())
        .max(Comparator.comparing(Division::code))
        .orElseThrow();
  }
}
