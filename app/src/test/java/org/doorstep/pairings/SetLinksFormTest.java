package org.doorstep.pairings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.doorstep.recipients.Recipient;
import org.doorstep.staff.Officials;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Enterprises and institutions are linked many at once: chosen, looked at, confirmed. */
@ProgramTest
class SetLinksFormTest {

  private final Links links;
  private final Officials officials;
  private final TestHouseholds households;
  private final TestCounty county;
  private final int port;

  SetLinksFormTest(
      Links links,
      Officials officials,
      TestHouseholds households,
      TestTime.SetClock clock,
      TestCounties counties,
      @LocalServerPort int port) {
    this.links = links;
    this.officials = officials;
    this.households = households;
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("F4")
  @Tag("S3")
  void enterprises_and_institutions_are_linked_in_bulk_after_a_preview_that_changes_nothing() {
    var mills =
        List.of(
            households.enterprise(county, county.dadong, "大洞米厂"),
            households.enterprise(county, county.basha, "岜沙茶厂"));
    var schools =
        List.of(
            households.institution(county, county.dadong, "大洞小学"),
            households.institution(county, county.basha, "岜沙卫生室"));
    var elsewhere = households.enterprise(county, county.zhanli, "占里染坊");
    var household = households.household(county, county.dadong, "石有才");

    linkedInBulk("enterprise", mills);
    linkedInBulk("institution", schools);

    assertThat(linked(elsewhere)).as("another township").isEmpty();
    assertThat(linked(household)).as("of another kind").isEmpty();
    var gaps = PlainBrowser.signedIn(port, county, county.luo).get("/links/gaps?of=enterprise");
    assertThat(gaps.words()).contains("占里染坊").doesNotContain("大洞米厂");
  }

  @Test
  void a_preview_that_concerns_many_officials_lists_the_first_of_them_and_says_how_many_more() {
    var household = households.household(county, county.dadong, "石众人");
    for (var count = 0; count < 55; count++) {
      var official = UUID.randomUUID();
      var code = "N" + count;
      county
          .system()
          .run(() -> {
            officials.add(official, code, "单干部");
            links.link(
                official,
                household,
                Links.CONTACT,
                LocalDate.of(2026, 1, 1),
                "",
                UUID.randomUUID());
          });
    }
    var shi = PlainBrowser.signedIn(port, county, county.shi);

    var preview =
        shi.fill(
            "/links/set?what=household&point=" + household.id(), "change", "end", "reason", "撤并");

    assertThat(preview.status()).as(preview.words()).isEqualTo(200);
    var loads = preview.page().select(".table").getFirst();
    assertThat(loads.select("caption").text()).isEqualTo("干部的联系户数（全县）");
    assertThat(loads.select("tbody tr")).hasSize(50);
    assertThat(preview.page().select(".table:has(caption:contains(联系户数)) + p").text())
        .startsWith("另有 5 ");
  }

  private void linkedInBulk(String what, List<Recipient> wanted) {
    var shi = PlainBrowser.signedIn(port, county, county.shi);
    var list = shi.get("/links?what=" + what);
    wanted.forEach(one -> assertThat(list.words()).contains(one.name()));
    var preview =
        shi.fill(
            "/links/set?what=" + what, "official", county.wu.id().toString(), "reason", "联系到户到企");
    assertThat(preview.words())
        .contains("变化预览", "共 2 个对象", "2 个联系开始", "还没有改动任何内容")
        .contains(wanted.stream().map(Recipient::name).toList())
        .doesNotContain("占里染坊", "石有才");
    wanted.forEach(one -> assertThat(linked(one)).as("before it is confirmed").isEmpty());

    var fingerprint = preview.page().select("[name=fingerprint]").val();
    var done = shi.submit("/links/set", preview, "fingerprint", fingerprint);
    assertThat(shi.follow(done).words()).contains("已生效", "联系到户到企");
    wanted.forEach(one -> assertThat(linked(one)).containsExactly(county.wu.id()));
  }

  private List<UUID> linked(Recipient door) {
    return county
        .system()
        .call(() -> links.officialsOf(List.of(door.id())))
        .getOrDefault(door.id(), List.of());
  }
}
