package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchTextTest {

  @Test
  void a_name_has_its_three_spellings_from_every_character_on() {
    assertThat(SearchText.of("从江县").words())
        .containsExactly("从江县", "cjx", "congjiangxian", "江县", "jx", "jiangxian", "县", "x", "xian");
  }

  @Test
  void any_part_of_a_name_finds_it_in_each_spelling() {
    var name = SearchText.of("岜沙村村民委员会");

    for (var typed : List.of("岜", "沙村", "bsc", "BSC", "sc", "basha", "sha cun", "村民", "ＢＳ")) {
      assertThat(name.matches(typed)).as(typed).isTrue();
    }
    for (var typed : List.of("", " ", "-", "沙岜", "cs", "asha")) {
      assertThat(name.matches(typed)).as(typed).isFalse();
    }
  }

  @Test
  void a_person_is_found_by_either_reading_of_the_surname() {
    var name = SearchText.ofPerson("解晓东");

    assertThat(List.of("xxd", "xiexiaodong", "jxd", "jiexiao", "晓东", "xd")).allMatch(name::matches);
  }

  @Test
  void the_umlaut_is_typed_as_v_or_as_itself() {
    assertThat(List.of("lvliang", "LÜLIANG", "lu\u0308liang"))
        .allMatch(SearchText.of("吕梁市")::matches);
  }

  @Test
  void its_text_form_does_not_say_whose_name_it_is() {
    assertThat(SearchText.ofPerson("石解放")).hasToString("SearchText[9 words]");
  }
}
