package org.doorstep.demo;

import java.util.List;
import org.doorstep.matters.Matter;

/**
 * A need as people told it, and what became of it.
 *
 * @param category where it is sorted
 * @param department the unit it is sent to, by name
 */
record Story(
    String title,
    String text,
    Matter.Kind kind,
    String category,
    String department,
    boolean collective,
    String answer) {

  /** What is heard at doors in the mountains; each is told many times, in different places. */
  static final List<Story> ALL =
      List.of(
          new Story(
              "水龙头三天没水",
              "寨子上头的水管裂了，家里三天没有自来水，老人要到沟里挑水。",
              Matter.Kind.PROBLEM,
              "water.drinking",
              "水务局",
              false,
              "已更换裂开的水管四十米，并清洗蓄水池，现在通水正常。"),
          new Story(
              "水渠被泥石堵了",
              "夏天大雨冲下来的泥石堵了水渠，下面二十多亩田放不进水。",
              Matter.Kind.PROBLEM,
              "water.irrigation",
              "水务局",
              true,
              "已组织清淤一百二十米，并在弯道加了挡石坎，能正常放水。"),
          new Story(
              "通组路塌了半边",
              "雨后通组路塌了半边，三轮车过不去，娃娃上学要绕山路。",
              Matter.Kind.PROBLEM,
              "road.village",
              "交通运输局",
              true,
              "塌方路段已用石笼加固，路面恢复通车，另装了警示桩。"),
          new Story(
              "想装一盏路灯",
              "寨门口到鼓楼一段晚上黑，老人走路摔过，想装一盏路灯。",
              Matter.Kind.SUGGESTION,
              "power.lights",
              "交通运输局",
              true,
              "已装太阳能路灯三盏，由村里安排人管护。"),
          new Story(
              "电压低带不动打米机",
              "到了晚上电压低，打米机带不动，电饭锅煮不熟饭。",
              Matter.Kind.PROBLEM,
              "power.supply",
              "供电局",
              false,
              "已更换变压器下户线，测得电压二百一十八伏。"),
          new Story(
              "老屋漏雨",
              "木房后檐漏雨，柱脚烂了，家里只有两个老人，自己修不起。",
              Matter.Kind.REQUEST,
              "housing.unsafe",
              "住房和城乡建设局",
              false,
              "已列入危房改造，补助到户，后檐和柱脚已经换好。"),
          new Story(
              "低保怎么申请",
              "丈夫去年摔伤后做不了重活，想问低保要哪些材料，到哪里办。",
              Matter.Kind.CONSULTATION,
              "social.minimum",
              "民政局",
              false,
              "材料和程序已上门讲清，镇里受理后三十日内答复。"),
          new Story(
              "椪柑树得了黄叶病",
              "坡上的椪柑叶子发黄落果，不知道打什么药，怕今年没有收成。",
              Matter.Kind.REQUEST,
              "farm.technique",
              "农业农村局",
              false,
              "技术员到果园看过，是缺锌和根腐，已教用药和排水，送药两份。"),
          new Story(
              "林地界线有争议",
              "两家的杉木林中间没有界桩，去年砍树的时候吵起来，想请人来看。",
              Matter.Kind.PROBLEM,
              "land.forest",
              "林业局",
              false,
              "请两家和寨老一起上山看过，按老图定了界，埋了界桩六根。"),
          new Story(
              "合作医疗报销没到账",
              "八月份住院的钱还没有报下来，问了两次都说在走程序。",
              Matter.Kind.COMPLAINT,
              "medical.insurance",
              "医疗保障局",
              false,
              "因银行卡号登记有误退回，已改正，报销款已到账。"),
          new Story(
              "村小缺取暖炉",
              "冬天教室冷，娃娃手上长冻疮，想给村小添几个取暖炉。",
              Matter.Kind.SUGGESTION,
              "school.facilities",
              "教育局",
              true,
              "已给六间教室配电暖气，线路检查过，可以安全使用。"),
          new Story(
              "垃圾没有人拉",
              "寨脚的垃圾池两个月没有拉，太阳一晒臭得很，苍蝇多。",
              Matter.Kind.COMPLAINT,
              "environment.waste",
              "生态环境局",
              true,
              "已清运，并定为每周二、周五各拉一次，牌子挂在池边。"),
          new Story(
              "想学电焊出去找活",
              "高中毕业在家两年，想学一门手艺，听说县里有电焊培训。",
              Matter.Kind.REQUEST,
              "job.training",
              "人力资源和社会保障局",
              false,
              "已报上下一期电焊班，食宿免费，结业后推荐到凯里的厂。"));

  /** What is told at a door when nothing is needed. */
  static final List<String> HEARD =
      List.of(
          "家里都好，稻谷收得比去年多两挑。说起合作社的事，愿意再加两亩椪柑。",
          "老人腿脚不便，赶场要人帮带药。儿子在外面打工，过年回来。",
          "谈了今年的收成和娃娃读书的花费。对村里的公示没有意见，希望开会早点讲。",
          "说水稻育秧想统一买种，便宜些。看了政策单子，问了危房改造怎么评。",
          "两口子在家养了六头猪，担心行情。请他们去听畜牧站的课。",
          "讲了防火的事，灶边的柴已经移开。老人记得住联系卡上的电话。",
          "家里新添了孙子，问医保怎么上。把要带的材料写给他们了。",
          "对修路占地的补偿已经清楚，没有别的意见。");
}
