package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ChineseWordsTest {

  private final ChineseWords plain = ChineseWords.plain();

  @Test
  void chinese_is_cut_into_words_and_empty_words_are_left_out() {
    assertThat(plain.cut("对困难群众入户走访，并解决饮水问题。"))
        .containsExactly("困难", "群众", "入", "户", "走访", "并", "解决", "饮水", "问题");
  }

  @Test
  void latin_letters_and_digits_are_words_whatever_their_width_or_case() {
    assertThat(plain.cut("ＩＤ码是 Abc12，4G信号差")).contains("id", "abc12", "4g", "信号");
  }

  @Test
  void a_name_of_the_county_stays_whole() {
    var knowing = ChineseWords.knowing(List.of("岜沙村", "岜沙", "水务局"));

    assertThat(knowing.cut("岜沙村的水管坏了，找水务局")).contains("岜沙村", "水务局");
    assertThat(knowing.cut("我是岜沙的")).containsExactly("岜沙");
  }

  @Test
  void a_part_of_a_long_word_finds_it() {
    var index = plain.forIndex("村卫生室没人");
    var typed = plain.cut("卫生");

    assertThat(index).containsAll(typed);
  }

  @Test
  void a_search_asks_for_every_word_and_cannot_break_out_of_its_quotes() {
    assertThat(plain.asQuery("停水' | ! (了")).contains("'停水'");
    assertThat(plain.asQuery("寨 停水")).contains("'停水' & '寨'");
    assertThat(plain.asQuery("，。 的 !")).isEmpty();
  }

  @Test
  void a_rare_character_of_a_name_is_not_cut_in_half() {
    assertThat(plain.cut("杨𠀀来访")).contains("𠀀");
  }

  @Test
  void tibetan_is_cut_at_its_own_marks_and_keeps_its_vowels() {
    assertThat(plain.cut("བོད་ཡིག")).containsExactly("བོད", "ཡིག");
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void cutting_never_fails_and_every_word_can_be_stored(long seed) {
    var chance = new Random(seed);
    var alphabet = "水村户ａA9 ,'\\\n𠀀བོ\ud800é〇".toCharArray();
    var typed = new StringBuilder();
    for (var length = chance.nextInt(40); length > 0; length--) {
      typed.append(alphabet[chance.nextInt(alphabet.length)]);
    }

    assertThatCode(() -> plain.forIndex(typed.toString()))
        .as(typed.toString())
        .doesNotThrowAnyException();
    assertThat(plain.forIndex(typed.toString()))
        .as(typed.toString())
        .allSatisfy(word ->
            assertThat(word.codePoints())
                .allMatch(one -> Character.getType(one) != Character.SURROGATE)
                .noneMatch(one -> one == '\'' || one == '\\'));
  }
}
