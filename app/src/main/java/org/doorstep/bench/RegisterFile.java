package org.doorstep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A register of households with three residents each as a workbook, from a seed: the same for the
 * same number of households. One row of a hundred is bad, in ten ways in turn; the residents of a
 * bad household are bad with it.
 *
 * @param badRows of both sheets
 */
record RegisterFile(long goodRows, long badRows) {

  /** The code of the county the file is for: 20 townships from 100 on, 20 villages from 201 on. */
  static final String COUNTY = "900001";

  /** Ten ways of its own, and one of residents whose household is bad. */
  static final long WAYS_TO_BE_BAD = 11;

  private static final int MEMBERS = 3;
  private static final String[] SURNAMES =
      "吴 石 潘 杨 龙 梁 王 李 张 刘 陈 韦 陆 罗 黄 孟 蒙 莫 覃 欧阳".split(" ", -1);
  private static final String[] GIVEN =
      "明 芳 秀 英 华 强 军 平 丽 燕 国 建 文 玉 兰 山 水 花 荣 贵 福 祥 德 正 光 海 云 龙 凤 春".split(" ", -1);
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  static RegisterFile write(Path file, int households) throws IOException {
    var chance = new Random(20261122);
    try (var out = Files.newOutputStream(file);
        var book = new Workbook(out, "bench", "1.0")) {
      var heads = new String[households];
      var page = book.newWorksheet("住户");
      heads(page, List.of("户编号", "户主姓名", "村代码", "地址", "电话", "类别"));
      for (var at = 0; at < households; at++) {
        heads[at] = name(chance);
        household(page, at, heads[at], chance);
        flush(page, at);
      }
      page.finish();
      var people = book.newWorksheet("居民");
      heads(people, List.of("户编号", "姓名", "与户主关系", "身份证号", "性别", "出生日期", "电话", "外出务工地"));
      for (var at = 0; at < households * MEMBERS; at++) {
        resident(people, at, at % MEMBERS == 0 ? heads[at / MEMBERS] : name(chance), chance);
        flush(people, at);
      }
      people.finish();
    }
    return counted(households);
  }

  private static RegisterFile counted(int households) {
    var bad = 0L;
    for (var at = 0; at < households; at++) {
      bad += isBad(at) ? 1 : 0;
    }
    for (var at = 0; at < households * MEMBERS; at++) {
      bad += isBad(at) || isBad(at / MEMBERS) ? 1 : 0;
    }
    return new RegisterFile(households * (1L + MEMBERS) - bad, bad);
  }

  private static boolean isBad(int at) {
    return at % 100 == 50;
  }

  /** In which of the five ways of its sheet a row is bad; -1 when it is good. */
  private static int way(int at) {
    return isBad(at) ? at / 100 % 5 : -1;
  }

  private static void flush(Worksheet page, int at) throws IOException {
    if (at % 1000 == 999) {
      page.flush();
    }
  }

  private static void heads(Worksheet page, List<String> heads) {
    for (var at = 0; at < heads.size(); at++) {
      page.value(0, at, heads.get(at));
    }
  }

  private static void household(Worksheet page, int at, String name, Random chance) {
    var way = way(at);
    var row = at + 1;
    var village = COUNTY + (100 + chance.nextInt(20)) + (201 + chance.nextInt(20));
    page.value(row, 0, "H" + (way == 0 ? at - 1 : at));
    page.value(row, 1, way == 1 ? "" : name);
    page.value(row, 2, way == 2 ? village.substring(0, 9) : way == 3 ? "110101001001" : village);
    page.value(row, 3, "第" + chance.nextInt(1, 12) + "组" + chance.nextInt(1, 200) + "号");
    page.value(row, 4, way == 4 ? "12345" : "138" + (10_000_000 + chance.nextInt(89_999_999)));
    if (at % 7 == 0) {
      page.value(row, 5, "脱贫户、留守老人户");
    }
  }

  private static void resident(Worksheet page, int at, String name, Random chance) {
    var way = way(at);
    var row = at + 1;
    var number = idNumber(LocalDate.of(1940, 1, 1).plusDays(at % 28_000), at / 28_000);
    page.value(row, 0, way == 0 ? "H-none" : "H" + at / MEMBERS);
    page.value(row, 1, way == 1 ? "长".repeat(80) : name);
    page.value(row, 2, way == 2 ? "邻居的人" : List.of("户主", "配偶", "子").get(at % MEMBERS));
    page.value(row, 3, way == 3 ? mistyped(number) : number);
    page.value(row, 5, way == 4 ? "2099-01-01" : "");
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

  /** By GB 11643: the place, the date of birth, a serial, a check digit. */
  private static String idNumber(LocalDate born, int serial) {
    var digits =
        "522633%04d%02d%02d%03d"
            .formatted(born.getYear(), born.getMonthValue(), born.getDayOfMonth(), serial);
    var sum = 0;
    for (var at = 0; at < WEIGHTS.length; at++) {
      sum += (digits.charAt(at) - '0') * WEIGHTS[at];
    }
    return digits + "10X98765432".charAt(sum % 11);
  }

  private static String mistyped(String number) {
    return number.substring(0, 17) + (number.endsWith("1") ? "2" : "1");
  }
}
