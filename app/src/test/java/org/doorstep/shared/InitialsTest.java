package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InitialsTest {

  @ParameterizedTest
  @CsvSource({
    "从江县, cjx, congjiangxian",
    "黔东南苗族侗族自治州, qdnmzdzzzz, qiandongnanmiaozudongzuzizhizhou",
    "岜沙村, bsc, bashacun",
    "仡佬族, glz, gelaozu",
    "重庆市, cqs, chongqingshi",
    "西藏自治区, xzzzq, xizangzizhiqu",
    "厦门市, xms, xiamenshi",
    "六安市, las, luanshi",
    "六盘水市, lpss, liupanshuishi",
    "番禺区, pyq, panyuqu",
    "蚌埠市, bbs, bengbushi",
    "东阿县, dex, dongexian",
    "铅山县, ysx, yanshanxian",
    "莘县, sx, shenxian",
    "单县, sx, shanxian",
    "乐清市, yqs, yueqingshi",
    "长子县, zzx, zhangzixian",
    "成都市, cds, chengdushi",
    "东莞市, dgs, dongguanshi",
    "喀什地区, ksdq, kashidiqu",
    "绿春县, lcx, lvchunxian"
  })
  void places_are_read_as_their_people_say_them(String name, String initials, String pinyin) {
    assertThat(Initials.of(name)).isEqualTo(initials);
    assertThat(Initials.pinyin(name)).isEqualTo(pinyin);
  }

  @ParameterizedTest
  @CsvSource({
    "单雄信, sxx, shanxiongxin",
    "曾国藩, zgf, zengguofan",
    "解缙, xj, xiejin",
    "仇英, qy, qiuying",
    "区寄, oj, ouji",
    "查良镛, zly, zhaliangyong",
    "任长霞, rcx, renchangxia",
    "覃志刚, qzg, qinzhigang",
    "朴树, ps, piaoshu",
    "尉迟恭, ycg, yuchigong",
    "万俟卨, mqx, moqixie",
    "长孙无忌, zswj, zhangsunwuji",
    "欧阳修, oyx, ouyangxiu",
    "石解放, sjf, shijiefang",
    "吴乐, wl, wule"
  })
  void surnames_are_read_as_surnames_and_only_in_front(
      String name, String initials, String pinyin) {
    assertThat(Initials.ofPerson(name)).isEqualTo(initials);
    assertThat(Initials.pinyinOfPerson(name)).isEqualTo(pinyin);
  }

  @ParameterizedTest
  @CsvSource({
    "解放村, jfc",
    "区政府, qzf",
    "县畜牧局, xxmj",
    "会计核算中心, kjhszx",
    "中国农业银行, zgnyyh",
    "重点项目办, zdxmb"
  })
  void offices_are_read_as_words(String name, String initials) {
    assertThat(Initials.of(name)).isEqualTo(initials);
  }

  @ParameterizedTest
  @CsvSource({
    "IT家园, itjy",
    "程庄路16号院, czl16hy",
    "幸福ｅ家２, xfej2",
    "八五一〇农场, bwylnc",
    "阿布都·热合曼, abdrhm",
    "（老）街, lj",
    "'', ''",
    "'（ ）', ''"
  })
  void letters_and_digits_stay_and_signs_go(String name, String initials) {
    assertThat(Initials.of(name)).isEqualTo(initials);
  }

  @Test
  void a_character_nobody_has_a_reading_for_stands_for_itself() {
    assertThat(Initials.of("𡌶村")).isEqualTo("𡌶c");
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatever_is_typed_can_be_read(long seed) {
    var chance = new Random(seed);
    var typed =
        chance
            .ints(chance.nextInt(0, 12), 0, Character.MAX_CODE_POINT + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();

    assertThatCode(() -> SearchText.ofPerson(typed).matches(typed))
        .as(typed)
        .doesNotThrowAnyException();
  }
}
