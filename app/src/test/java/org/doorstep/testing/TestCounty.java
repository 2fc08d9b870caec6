package org.doorstep.testing;

import java.util.List;
import java.util.UUID;
import org.doorstep.places.Places.Place;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Unit.Kind;

/**
 * A county for one test class: two townships, two villages each, a unit of every kind and one
 * person for every role. Fields are public so that a test reads like a sentence.
 */
public final class TestCounty {

  /** Somebody with a name and fixed rights. */
  public record Person(
      UUID id, String login, String name, Unit unit, Role role, String title, Scope scope) {}

  public final int key;
  public final String code;
  public final String bingmei;
  public final String gaozeng;
  public final String dadong;
  public final String basha;
  public final String zhanli;

  public final Unit countyOffice;
  public final Unit bingmeiOffice;
  public final Unit gaozengOffice;
  public final Unit dadongGroup;
  public final Unit bashaGroup;
  public final Unit zhanliGroup;
  public final Unit water;
  public final Unit roads;

  /** County office. */
  public final Person luo;

  /** Office of Bingmei township. */
  public final Person shi;

  /** Office of Gaozeng township. */
  public final Person pan;

  /** Leads the working group of Dadong village in Bingmei. */
  public final Person yang;

  /** An official in Dadong village. */
  public final Person wu;

  /** An official in Basha village, in the same township. */
  public final Person long_;

  /** An official in Zhanli village, in the other township. */
  public final Person liang;

  /** The water department. */
  public final Person meng;

  /** The department of roads. */
  public final Person tang;

  /** Administrator. */
  public final Person ji;

  TestCounty(int key, String code) {
    this.key = key;
    this.code = code;
    bingmei = code + "100";
    gaozeng = code + "101";
    dadong = bingmei + "201";
    basha = bingmei + "202";
    zhanli = gaozeng + "201";

    countyOffice = unit("CO", "县工作办公室", Kind.COUNTY_OFFICE, null, code);
    bingmeiOffice = unit("T1", "丙妹镇办公室", Kind.TOWNSHIP_OFFICE, countyOffice, bingmei);
    gaozengOffice = unit("T2", "高增乡办公室", Kind.TOWNSHIP_OFFICE, countyOffice, gaozeng);
    dadongGroup = unit("G1", "大洞村工作组", Kind.VILLAGE_GROUP, bingmeiOffice, dadong);
    bashaGroup = unit("G2", "岜沙村工作组", Kind.VILLAGE_GROUP, bingmeiOffice, basha);
    zhanliGroup = unit("G3", "占里村工作组", Kind.VILLAGE_GROUP, gaozengOffice, zhanli);
    water = unit("D1", "水务局", Kind.DEPARTMENT, countyOffice, code);
    roads = unit("D2", "交通运输局", Kind.DEPARTMENT, countyOffice, code);

    luo = person("luo", "罗县办", countyOffice, Role.COUNTY_OFFICE, "县办主任");
    shi = person("shi", "石镇办", bingmeiOffice, Role.TOWNSHIP_OFFICE, "镇办主任");
    pan = person("pan", "潘乡办", gaozengOffice, Role.TOWNSHIP_OFFICE, "乡办主任");
    yang = person("yang", "杨组长", dadongGroup, Role.GROUP_LEADER, "组长");
    wu = person("wu", "吴干部", dadongGroup, Role.OFFICIAL, "驻村干部");
    long_ = person("long", "龙干部", bashaGroup, Role.OFFICIAL, "驻村干部");
    liang = person("liang", "梁干部", zhanliGroup, Role.OFFICIAL, "驻村干部");
    meng = person("meng", "蒙水务", water, Role.DEPARTMENT, "副局长");
    tang = person("tang", "唐交通", roads, Role.DEPARTMENT, "副局长");
    ji = person("ji", "吉管理", countyOffice, Role.ADMINISTRATOR, "管理员");
  }

  /** The system at work in this county. */
  public Scope system() {
    return Scope.system(key, TestCounties.ZONE, "test");
  }

  /** Anybody, looking at this county. */
  public Scope anybody() {
    return Scope.publicOf(key, TestCounties.ZONE);
  }

  public List<Person> people() {
    return List.of(luo, shi, pan, yang, wu, long_, liang, meng, tang, ji);
  }

  List<Unit> units() {
    return List.of(
        countyOffice,
        bingmeiOffice,
        gaozengOffice,
        dadongGroup,
        bashaGroup,
        zhanliGroup,
        water,
        roads);
  }

  List<Place> places() {
    return List.of(
        new Place(code, "从江县", "", 3),
        new Place(bingmei, "丙妹镇", code, 4),
        new Place(gaozeng, "高增乡", code, 4),
        new Place(dadong, "大洞村", bingmei, 5),
        new Place(basha, "岜沙村", bingmei, 5),
        new Place(zhanli, "占里村", gaozeng, 5));
  }

  private Unit unit(
      String code,
      String name,
      Kind kind,
      @org.jspecify.annotations.Nullable Unit parent,
      String place) {
    return new Unit(
        UUID.randomUUID(), code, name, kind, parent == null ? null : parent.id(), place);
  }

  private Person person(String login, String name, Unit unit, Role role, String title) {
    var id = UUID.randomUUID();
    var scope =
        new Scope(
            key,
            TestCounties.ZONE,
            role,
            id,
            UUID.randomUUID(),
            unit.id(),
            List.of(id, unit.id()),
            role.overPlace() ? unit.place() : "",
            "");
    return new Person(id, login, name, unit, role, title, scope);
  }
}
