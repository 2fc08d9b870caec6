package org.doorstep.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.doorstep.recipients.ResidentEntry;

/** Invents people and small facts, the same ones for the same seed. */
final class Invented {

  private static final List<String> SURNAMES =
      List.of(
          "吴", "石", "杨", "梁", "潘", "龙", "陆", "罗", "王", "贾", "滚", "蒙", "韦", "莫", "欧", "张", "李", "陈",
          "赵", "孟", "姚", "江", "蒋", "周", "黄", "刘", "唐", "胡", "田", "谢");
  private static final String WOMEN = "秀英兰芝梅花香玉珍桂月仙美凤莲翠丽琴芳云霞燕娟萍";
  private static final String MEN = "老建国明德生光荣华文武安平林军贵福昌胜发成永志忠金海";

  private final Random chance;

  Invented(long seed) {
    this.chance = new Random(seed);
  }

  /** An id that is the same in every county made from the same seed, and nowhere else. */
  static UUID id(String what, long number) {
    return UUID.nameUUIDFromBytes(
        ("doorstep demo " + what + " " + number).getBytes(StandardCharsets.UTF_8));
  }

  String surname() {
    return SURNAMES.get(chance.nextInt(SURNAMES.size()));
  }

  String woman(String surname) {
    return surname + sign(WOMEN) + (chance.nextInt(3) > 0 ? sign(WOMEN) : "");
  }

  String man(String surname) {
    return surname + sign(MEN) + (chance.nextInt(3) > 0 ? sign(MEN) : "");
  }

  int below(int bound) {
    return chance.nextInt(bound);
  }

  <T> T oneOf(List<T> many) {
    return many.get(chance.nextInt(many.size()));
  }

  /** A household: its head first, with two to five people more or less of three generations. */
  List<ResidentEntry> household(int thisYear) {
    var surname = surname();
    var headBorn = thisYear - 28 - chance.nextInt(50);
    var members = new ArrayList<ResidentEntry>();
    members.add(resident(man(surname), "head", "m", headBorn, ""));
    if (chance.nextInt(6) > 0) {
      members.add(resident(woman(surname()), "spouse", "f", headBorn + chance.nextInt(6) - 2, ""));
    }
    var children = chance.nextInt(4);
    for (var child = 0; child < children; child++) {
      var born = Math.min(thisYear - 1, headBorn + 21 + chance.nextInt(14));
      var away = thisYear - born > 18 && chance.nextInt(3) == 0 ? away() : "";
      var girl = chance.nextBoolean();
      members.add(
          resident(girl ? woman(surname) : man(surname), "child", girl ? "f" : "m", born, away));
    }
    if (thisYear - headBorn < 55 && chance.nextInt(3) == 0) {
      members.add(resident(woman(surname()), "parent", "f", headBorn - 24, ""));
    }
    return members;
  }

  private String away() {
    return oneOf(List.of("广东东莞", "广东佛山", "浙江义乌", "福建泉州", "贵阳", "凯里"));
  }

  private ResidentEntry resident(String name, String relation, String sex, int year, String away) {
    var born = LocalDate.of(year, 1 + chance.nextInt(12), 1 + chance.nextInt(28));
    return new ResidentEntry(name, relation, sex, born, null, null, away);
  }

  private String sign(String from) {
    var at = chance.nextInt(from.length());
    return from.substring(at, at + 1);
  }
}
