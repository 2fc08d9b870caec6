package org.doorstep.aftercare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of a text what says who somebody is, and tells what a neighbour in a small village
 * could still guess from the rest. It helps the person who looks; it does not replace the look.
 */
final class PublicationRedaction {

  /** Stands where something was taken out; the same in every language. */
  static final String MARK = "［…］";

  /** What is taken out by itself. */
  enum Kind {
    NAME,
    PHONE,
    ID_NUMBER,
    ACCOUNT,
    CONTACT,
    VEHICLE,
    HOUSE
  }

  /** What may give somebody away although no name is left; a person decides about it. */
  enum Clue {
    PERSON,
    AGE,
    FAMILY,
    HEALTH,
    HARDSHIP,
    POST,
    SPOT,
    DAY,
    AMOUNT
  }

  /** Something that was taken out. */
  record Removed(Kind kind, String text) {

    @Override
    public String toString() {
      return "Removed[" + kind + "]";
    }
  }

  /** Words that may give somebody away. */
  record Hint(Clue clue, String text) {

    @Override
    public String toString() {
      return "Hint[" + clue + "]";
    }
  }

  /** A text after cleaning. */
  record Cleaned(String text, List<Removed> removed, List<Hint> hints) {

    Cleaned {
      removed = List.copyOf(removed);
      hints = List.copyOf(hints);
    }

    @Override
    public String toString() {
      return "Cleaned[" + removed.size() + " removed]";
    }
  }

  private static final String D = "[0-9０-９]";
  private static final String GAP = "[ \\-－·]?";
  private static final String NOT_AFTER_DIGIT = "(?<!" + D + ")";
  private static final String NOT_BEFORE_DIGIT = "(?!" + D + ")";
  private static final String HAN = "[一二三四五六七八九十百零〇两]";

  /** In this order: a longer number is not taken for a shorter one within it. */
  private static final Map<Kind, Pattern> NUMBERS = new EnumMap<>(Kind.class);

  private static final Map<Clue, Pattern> CLUES = new EnumMap<>(Clue.class);

  private static final String SURNAMES =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文蒙滚韦覃欧莫农岑";
  private static final String CALLED =
      "(?:某某?|家|大爷|大娘|大妈|大哥|大姐|大叔|阿姨|婶|嫂|伯|叔|爷|奶|婆|公|老师|医生|师傅|老板|主任|支书|组长|会计)";
  private static final Set<String> LONG_SURNAMES =
      Set.of("欧阳", "上官", "司马", "诸葛", "司徒", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "东方");

  static {
    NUMBERS.put(
        Kind.ID_NUMBER,
        Pattern.compile(
            "%s(?:%s{6}%s%s{8}%s%s{3}[0-9０-９xXｘＸ]|%s{15})%s"
                .formatted(NOT_AFTER_DIGIT, D, GAP, D, GAP, D, D, NOT_BEFORE_DIGIT)));
    NUMBERS.put(
        Kind.ACCOUNT,
        Pattern.compile(
            "%s%s{4}(?:%s%s{4}){3}(?:%s%s{1,3})?%s"
                .formatted(NOT_AFTER_DIGIT, D, GAP, D, GAP, D, NOT_BEFORE_DIGIT)));
    NUMBERS.put(
        Kind.PHONE,
        Pattern.compile(
            ("%s(?:(?:\\+?86%s)?[1１][3-9３-９]%s(?:%s%s){8}|[0０]%s{2,3}%s%s{7,8}"
                    + "|(?<=(?:电话|手机|座机|tel)[:： ]?)%s{7,8})%s")
                .formatted(NOT_AFTER_DIGIT, GAP, D, GAP, D, D, GAP, D, D, NOT_BEFORE_DIGIT),
            Pattern.CASE_INSENSITIVE));
    NUMBERS.put(
        Kind.CONTACT,
        Pattern.compile(
            "[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+"
                + "|(?:微信|ＱＱ|QQ|wechat|weixin)号?码?[:： ]{0,2}[A-Za-z0-9_-]{5,20}",
            Pattern.CASE_INSENSITIVE));
    NUMBERS.put(
        Kind.VEHICLE,
        Pattern.compile("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][· ]?[A-Z0-9]{5,6}(?![A-Z0-9])"));
    NUMBERS.put(
        Kind.HOUSE,
        Pattern.compile(
            ("(?<!月|%s|%s)(?:%s{1,4}|%s{1,5})[号栋幢](?:院|楼|房|门|户)?(?:附?%s{1,4}(?:号|室|单元))*"
                    + "(?!线|路|公路|桥|文|机|井|楼梯|%s)|\\bNo\\. ?\\d{1,4}\\b")
                .formatted(D, HAN, D, HAN, D, D)));

    CLUES.put(
        Clue.PERSON,
        Pattern.compile("[%s]%s|[老阿][%s](?![师年人板家])".formatted(SURNAMES, CALLED, SURNAMES)));
    CLUES.put(
        Clue.AGE,
        Pattern.compile(
            "(?:%s{1,3}|%s{1,4})(?:多|来)?(?:周?岁)|\\b\\d{1,3}[- ]years?[- ]old\\b"
                .formatted(D, HAN)));
    CLUES.put(
        Clue.FAMILY,
        Pattern.compile(
            "丈夫|妻子|老伴|老公|老婆|儿子|女儿|儿媳|女婿|孙子|孙女|双胞胎|独生|寡妇|丧偶|离婚|离异|单亲|孤儿|留守|独居|改嫁"
                + "|\\b(?:husband|wife|son|daughter|widow(?:er)?|orphan|twins)\\b"));
    CLUES.put(
        Clue.HEALTH,
        Pattern.compile(
            "癌|肿瘤|尿毒症|透析|残疾|瘫痪|精神病|精神障碍|艾滋|结核|白血病|中风|怀孕|肝炎|失明|盲人|聋哑|轮椅|住院|手术|重病|大病"
                + "|\\b(?:cancer|disab\\w+|pregnan\\w+|wheelchair|hospital)\\b"));
    CLUES.put(Clue.HARDSHIP, Pattern.compile("低保|五保|特困|贫困户|脱贫户|监测户|欠债|欠款|服刑|刑满|吸毒|赌博|上访|信访|家暴"));
    CLUES.put(
        Clue.POST, Pattern.compile("村医|小卖部|校长|教师|老师|支书|村主任|会计|寨老|歌师|护林员|老兵|退伍|老党员|唯一|只有一家|独一家"));
    CLUES.put(
        Clue.SPOT,
        Pattern.compile(
            "第?(?:%s{1,2}|%s{1,2})[组队社](?!织|长|会|区|员|伍)|村口|寨门|桥头|井边|对门|隔壁|屋后|门前|学校旁|第一家|最后一家"
                .formatted(D, HAN)));
    CLUES.put(
        Clue.DAY,
        Pattern.compile("(?:%s{1,2}|%s{1,3})月(?:%s{1,2}|%s{1,3})[日号]".formatted(D, HAN, D, HAN)));
    CLUES.put(Clue.AMOUNT, Pattern.compile("%s+(?:[.．]%s+)?(?:万元|元|亩|头牛|头猪|只羊)".formatted(D, D)));
  }

  private PublicationRedaction() {}

  /**
   * Takes names and numbers out of a text.
   *
   * @param names of people this text is known to be about
   */
  static Cleaned clean(String text, Collection<String> names) {
    var removed = new ArrayList<Removed>();
    var left = text;
    for (var number : NUMBERS.entrySet()) {
      left = takeOut(left, number.getKey(), number.getValue(), removed);
    }
    for (var name : forms(names)) {
      left = takeOut(left, Kind.NAME, name, removed);
    }
    return new Cleaned(left, removed, hints(left));
  }

  /**
   * Whether names or numbers are left that may never be posted; a house number a person decides.
   */
  static List<Removed> mustGo(String text, Collection<String> names) {
    return clean(text, names).removed().stream().filter(one -> one.kind() != Kind.HOUSE).toList();
  }

  private static String takeOut(String text, Kind kind, Pattern what, List<Removed> removed) {
    return what.matcher(text)
        .replaceAll(found -> {
          removed.add(new Removed(kind, found.group().strip()));
          return MARK;
        });
  }

  private static List<Hint> hints(String text) {
    var hints = new LinkedHashSet<Hint>();
    CLUES.forEach((clue, words) ->
        words
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .forEach(found -> hints.add(new Hint(clue, found))));
    return List.copyOf(hints);
  }

  /**
   * The forms a name is written in, the longest first: whole, without the surname, in halves where
   * it has four syllables, and the surname with what people are called by.
   */
  private static List<Pattern> forms(Collection<String> names) {
    var whole = new LinkedHashSet<String>();
    var surnames = new LinkedHashSet<String>();
    for (var name : names) {
      var full = name.strip();
      if (full.length() < 2) {
        continue;
      }
      whole.add(full);
      if (full.codePoints().allMatch(Character::isIdeographic)) {
        var surname = full.length() > 2 && LONG_SURNAMES.contains(full.substring(0, 2)) ? 2 : 1;
        surnames.add(full.substring(0, surname));
        if (full.length() - surname >= 2) {
          whole.add(full.substring(surname));
        }
        if (full.length() >= 4 && surname == 1) {
          whole.add(full.substring(0, 2));
          whole.add(full.substring(2));
        }
      }
    }
    var forms =
        whole.stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(PublicationRedaction::literally)
            .collect(Collectors.toCollection(ArrayList::new));
    if (!surnames.isEmpty()) {
      var any = surnames.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
      forms.add(Pattern.compile("%s%s|[老小阿]%s(?![师年人板家])".formatted(any, CALLED, any)));
    }
    return forms;
  }

  private static Pattern literally(String name) {
    var latin = name.codePoints().allMatch(c -> c < 0x250);
    return latin
        ? Pattern.compile("\\b" + Pattern.quote(name) + "\\b", Pattern.CASE_INSENSITIVE)
        : Pattern.compile(Pattern.quote(name));
  }
}
