package org.doorstep.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.testing.Entries;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.PlainBrowser.Answer;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A county makes the tree of categories its own, by its pages. */
@ProgramTest
class CategoriesTest {

  private static final String DEEPEST = "water.drinking.wells.pumps";

  private final Matters matters;
  private final TestCounty county;
  private final int port;

  CategoriesTest(
      Matters matters,
      Categories categories,
      TestCounties counties,
      TestTime.SetClock clock,
      @LocalServerPort int port) {
    this.matters = matters;
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
    county.system().run(categories::loadStandard);
  }

  private PlainBrowser luo;

  @BeforeEach
  void the_county_office_is_at_work() {
    luo = PlainBrowser.signedIn(port, county, county.luo);
  }

  @Test
  @Tag("Y8")
  void a_tree_grows_four_levels_deep_and_a_matter_is_sorted_into_the_deepest() {
    added("water.drinking", "wells", "水井", "Wells", "打井");
    added("water.drinking.wells", "pumps", "井泵", "Pumps", "井泵 抽水泵");
    assertThat(luo.get("/categories").words()).contains("水利饮水 · 饮水 · 水井 · 井泵");

    var number = raised("寨脚的井泵坏了，抽水泵也不转");
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var sort = "/matters/" + number + "/sort";
    assertThat(shi.get(sort).words()).contains("水利饮水 · 饮水 · 水井 · 井泵", "井泵");
    var sorted = shi.fill(sort, "category", "other", "other", DEEPEST, "to", "self", "letter", "");
    assertThat(sorted.status()).as(sorted.words()).isEqualTo(302);
    var path = "水利饮水 · 饮水 · 水井 · 井泵";
    assertThat(shi.get("/matters/" + number).words()).contains(path);
    assertThat(luo.get("/ledger?category=water.drinking").words()).contains(number);
    assertThat(luo.get("/ledger?category=" + DEEPEST).words()).contains(number);
    assertThat(luo.get("/ledger?category=water.irrigation").words()).doesNotContain(number);

    assertThat(luo.fill("/categories/" + DEEPEST, "closed", "yes").status()).isEqualTo(302);
    assertThat(shi.get("/matters/" + number).words()).as("what was sorted").contains(path);
    assertThat(luo.get("/categories").words()).contains(path + " 水务局 停用");
    var later = "/matters/" + raised("寨脚的井泵又坏了") + "/sort";
    assertThat(shi.get(later).page().select("[value=" + DEEPEST + "]")).isEmpty();
    assertThat(shi.get(later).page().select("option[value=water.drinking.wells]")).hasSize(1);
  }

  @Test
  void what_is_wrong_with_a_new_category_is_said_at_its_field_and_what_was_typed_stays() {
    added("", "forest", "护林", "", "");
    var again = add("", "forest", "护林二", "", "");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.words()).contains("已有代码为 forest 的类别");
    assertThat(again.page().select("details[open] [name=name]").val()).isEqualTo("护林二");
    assertThat(add("", "standard", "标准", "", "").words()).contains("已有代码为 standard");
    assertThat(add("forest", "Fire!", "防火", "", "").words()).contains("代码用小写字母");
    assertThat(add("forest", "fire", "  ", "", "").words()).contains("请填写名称");
    assertThat(add("nowhere", "fire", "防火", "", "").words()).contains("请选择一个在用的类别");

    assertThat(luo.fill("/categories/forest", "closed", "yes").status()).isEqualTo(302);
    assertThat(add("forest", "fire", "防火", "", "").words()).contains("请选择一个在用的类别");
  }

  @Test
  void a_matter_is_sorted_by_hand_into_nothing_the_form_does_not_offer() {
    var number = raised("寨脚的水井见了底");
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var sort = "/matters/" + number + "/sort";
    assertThat(luo.fill("/categories/water.irrigation", "closed", "yes").status()).isEqualTo(302);
    for (var category : List.of("water", "water.irrigation", "nowhere")) {
      var refused = shi.fill(sort, "category", category, "to", "");
      assertThat(refused.status()).as(category).isEqualTo(422);
      assertThat(refused.words()).contains("请选择一个类别");
      assertThat(shi.get("/matters/" + number).page().select("main").text())
          .as(category)
          .doesNotContain("水利饮水");
    }
    assertThat(shi.fill(sort, "category", "other", "other", "water", "to", "").status())
        .isEqualTo(422);
    assertThat(shi.fill(sort, "category", "other", "other", "water.drinking", "to", "").status())
        .isEqualTo(302);
  }

  @Test
  void by_whatever_channel_it_comes_a_matter_is_sorted_into_nothing_but_a_leaf_in_use() {
    added("", "forest", "护林", "Forest", "山林");
    added("forest", "fire", "防火", "Fire", "火烧山");
    assertThat(luo.fill("/categories/water.irrigation", "closed", "yes").status()).isEqualTo(302);
    assertThat(luo.fill("/categories/forest", "closed", "yes").status()).isEqualTo(302);
    var number = MatterNumber.valueOf(raised("寨脚的水井见了底"));
    for (var category :
        List.of(
            "water", "water.irrigation", "forest", "forest.fire", "water.drinking.", "nowhere")) {
      assertThatExceptionOfType(Refused.class)
          .as(category)
          .isThrownBy(() -> county.shi.scope().run(() -> matters.take(number, sort(category))))
          .returns(Reason.NO_SUCH_CATEGORY, Refused::reason);
    }
    assertThat(county.shi.scope().call(() -> matters.get(number)).about().category()).isNull();
    var sorted = county.shi.scope().call(() -> matters.take(number, sort("water.drinking")));
    assertThat(sorted.about().category()).isEqualTo("water.drinking");
  }

  private static MatterStep sort(String category) {
    return new MatterStep.Sort(category, Matter.Kind.PROBLEM, Matter.Priority.ORDINARY, false);
  }

  @Test
  void a_new_category_is_asked_under_which_rule_its_matters_are_handled() {
    var offered = luo.get("/categories").page().select("details [name=rule] option:last-child");
    var rule = offered.val();
    var name = offered.text();
    var unnamed = luo.fill("/categories", "part", "bees", "name", "", "rule", rule);
    assertThat(unnamed.status()).isEqualTo(422);
    assertThat(unnamed.page().select("details[open] [name=rule] option[selected]").val())
        .isEqualTo(rule);
    assertThat(luo.submit("/categories", unnamed, "name", "养蜂").status()).isEqualTo(302);

    assertThat(luo.get("/categories/bees").page().select("[name=rule] option[selected]").val())
        .isEqualTo(rule);
    assertThat(luo.get("/categories").words()).contains("养蜂 " + name);
    assertThat(luo.fill("/categories", "part", "fish", "name", "养鱼", "rule", "nothing").status())
        .as("a rule the county does not have")
        .isEqualTo(422);
    assertThat(luo.get("/categories").words()).doesNotContain("养鱼");
  }

  private void added(String above, String part, String name, String english, String words) {
    var answer = add(above, part, name, english, words);
    assertThat(answer.status()).as(answer.words()).isEqualTo(302);
    assertThat(luo.follow(answer).words()).contains(name);
  }

  private Answer add(String above, String part, String name, String english, String words) {
    return luo.fill(
        "/categories",
        "part",
        part,
        "above",
        above,
        "name",
        name,
        "nameEn",
        english,
        "words",
        words,
        "unit",
        county.water.id().toString());
  }

  private String raised(String text) {
    return county
        .wu
        .scope()
        .call(() -> matters.raise(Entries.problem(county.dadong, text)))
        .number()
        .toString();
  }
}
