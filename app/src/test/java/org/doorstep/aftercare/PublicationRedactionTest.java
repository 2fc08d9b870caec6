package org.doorstep.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.doorstep.aftercare.PublicationRedaction.Clue;
import org.doorstep.aftercare.PublicationRedaction.Hint;
import org.doorstep.aftercare.PublicationRedaction.Kind;
import org.doorstep.aftercare.PublicationRedaction.Removed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("C7")
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicationRedactionTest {

  private static final List<String> HOUSEHOLD = List.of("吴秀英", "石老满", "欧阳春花", "扎西顿珠", "Tashi");

  @Test
  void names_of_the_household_go_whole_without_surname_and_as_people_call_them() {
    var cleaned =
        PublicationRedaction.clean("吴秀英家的水管坏了，秀英说吴大娘一个人挑水，欧阳春花和扎西帮忙。Tashi too.", HOUSEHOLD);

    assertThat(cleaned.text()).isEqualTo("［…］家的水管坏了，［…］说［…］一个人挑水，［…］和［…］帮忙。［…］ too.");
    assertThat(cleaned.removed()).extracting(Removed::kind).containsOnly(Kind.NAME);
  }

  @ParameterizedTest
  @CsvSource({
    "请打13885512345联系,PHONE,请打［…］联系",
    "请打 138 8551 2345 联系,PHONE,请打 ［…］ 联系",
    "电话１３８８５５１２３４５,PHONE,电话［…］",
    "座机0855-6412345。,PHONE,座机［…］。",
    "电话：6412345,PHONE,电话：［…］",
    "身份证522633198001011234,ID_NUMBER,身份证［…］",
    "身份证52263319800101123X号,ID_NUMBER,身份证［…］号",
    "一折通6217 0072 0000 1234 567,ACCOUNT,一折通［…］",
    "微信号：wu_xiuying88,CONTACT,［…］",
    "写信到wu.xy@example.com,CONTACT,写信到［…］",
    "贵H·12345挡路,VEHICLE,［…］挡路",
    "住大洞村12号,HOUSE,住大洞村［…］",
    "住十二号院,HOUSE,住［…］",
    "住3栋2单元501室,HOUSE,住［…］",
  })
  void numbers_that_lead_to_somebody_go(String text, Kind kind, String left) {
    var cleaned = PublicationRedaction.clean(text, List.of());

    assertThat(cleaned.text()).isEqualTo(left);
    assertThat(cleaned.removed()).extracting(Removed::kind).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "12月5号停水三天",
    "十二月五号停水",
    "321国道边3号机井不出水",
    "种了1500亩核桃，花了20000元",
    "5号线路灯不亮",
    "2026年11月22日报修",
  })
  void what_leads_to_nobody_stays(String text) {
    assertThat(PublicationRedaction.clean(text, HOUSEHOLD).text()).isEqualTo(text);
  }

  @Test
  void what_a_neighbour_could_guess_is_named_and_left_to_a_person() {
    var cleaned = PublicationRedaction.clean("三组的王大爷，82岁，独居，低保户，儿子是村医，住院了。", List.of());

    assertThat(cleaned.text()).contains("王大爷");
    assertThat(cleaned.hints())
        .extracting(Hint::clue)
        .contains(
            Clue.SPOT, Clue.PERSON, Clue.AGE, Clue.FAMILY, Clue.HARDSHIP, Clue.POST, Clue.HEALTH);
  }

  @Test
  void given_a_name_is_typed_back_in_then_it_must_go_but_a_house_number_a_person_decides() {
    assertThat(PublicationRedaction.mustGo("吴秀英 12号", HOUSEHOLD))
        .extracting(Removed::kind)
        .containsExactly(Kind.NAME);
  }

  @Test
  void nothing_that_was_removed_is_told_by_its_text_form() {
    var cleaned = PublicationRedaction.clean("吴秀英 13885512345", HOUSEHOLD);

    assertThat(cleaned.toString() + cleaned.removed()).doesNotContain("吴秀英", "138");
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void however_a_telephone_and_a_name_stand_in_a_text_neither_is_left(long seed) {
    var chance = new Random(seed);
    var pieces = List.of("水管", "坏了", "，", "。", " ", "请打", "在", "5", "号", "\n", "家", "、");
    var text = new StringBuilder();
    var phone = "1%d%09d".formatted(3 + chance.nextInt(7), chance.nextInt(1_000_000_000));
    var phoneAt = chance.nextInt(8);
    var nameAt = chance.nextInt(8);
    for (var at = 0; at < 8; at++) {
      var piece = pieces.get(chance.nextInt(pieces.size()));
      text.append(at == phoneAt && text.toString().matches("(?s).*\\d$") ? "，" : "");
      text.append(at == phoneAt ? phone + "，" : "").append(at == nameAt ? "石老满" : "").append(piece);
    }

    var cleaned = PublicationRedaction.clean(text.toString(), HOUSEHOLD);

    assertThat(cleaned.text()).as(text.toString()).doesNotContain(phone, "老满");
    assertThat(PublicationRedaction.clean(cleaned.text(), HOUSEHOLD).removed())
        .as("cleaning twice takes out nothing more: " + text)
        .isEmpty();
  }
}
