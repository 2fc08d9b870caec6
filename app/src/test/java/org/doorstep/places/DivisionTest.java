package org.doorstep.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.doorstep.places.Division.Level;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DivisionTest {

  @ParameterizedTest
  @CsvSource({
    "52, PROVINCE, ",
    "5226, PREFECTURE, 52",
    "522633, COUNTY, 5226",
    "522633100, TOWNSHIP, 522633",
    "522633100207, VILLAGE, 522633100"
  })
  void a_code_says_its_level_and_where_it_lies(String code, Level level, String parent) {
    var division = new Division(code, "某地");

    assertThat(division.level()).isEqualTo(level);
    assertThat(division.parent().orElse(null)).isEqualTo(parent);
  }

  @Test
  void a_level_says_whether_a_place_reaches_it_and_which_of_its_divisions_holds_the_place() {
    var natural = "522633100207:01";

    assertThat(Level.VILLAGE.isReachedBy(natural)).isTrue();
    assertThat(Level.VILLAGE.holding(natural)).isEqualTo("522633100207");
    assertThat(Level.TOWNSHIP.holding(natural)).isEqualTo("522633100");
    assertThat(Level.COUNTY.holding("522633100")).isEqualTo("522633");
    assertThat(Level.VILLAGE.isReachedBy("522633100")).isFalse();
    assertThat(Level.VILLAGE.holding("522633100")).isEqualTo("522633100");
    assertThat(Level.COUNTY.isReachedBy("")).isFalse();
    assertThat(Level.find(natural)).isEmpty();
  }

  @Test
  void what_is_not_a_code_makes_no_division() {
    for (var code : List.of("", "5", "522", "52263", "5226331", "52263x", "５２", "5226331002071")) {
      assertThatIllegalArgumentException().as(code).isThrownBy(() -> new Division(code, "某地"));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new Division("52", " "));
  }

  @ParameterizedTest
  @CsvSource({
    "岜沙村村民委员会, 岜沙村",
    "江东社区居民委员会, 江东社区",
    "孟家屯村委会, 孟家屯村",
    "双泉集社区村委会, 双泉集社区",
    "四道口居民委员会, 四道口",
    "哈日苏木嘎查村委会, 哈日苏木嘎查",
    "程庄路16号院社区, 程庄路16号院社区",
    "居委会, 居委会",
    "丙妹镇, 丙妹镇"
  })
  void a_village_is_called_without_its_committee(String official, String called) {
    assertThat(new Division("522633100207", official).shortName()).isEqualTo(called);
  }
}
