package org.doorstep.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
class ProgressTest {

  private final Runs runs;
  private final TestCounty county;
  private final int port;

  ProgressTest(
      Runs runs, TestTime.SetClock clock, TestCounties counties, @LocalServerPort int port) {
    this.runs = runs;
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void while_a_longer_file_is_read_the_page_says_how_far_it_is_and_asks_again_by_itself() {
    var id = county.ji.scope().call(() -> runs.begin(ImportKind.HOUSEHOLDS, "全县住户.xlsx"));
    var ji = PlainBrowser.signedIn(port, county, county.ji);
    for (var rows : new long[] {1_200, 45_000}) {
      county.ji.scope().run(() -> runs.progress(id, rows, 120_000));

      var whole = ji.get("/admin/import/runs/" + id);
      assertThat(whole.words()).contains("正在读取和检查");
      for (var shown :
          new PlainBrowser.Answer[] {
            whole, ji.get("/admin/import/runs/" + id + "?part=progress")
          }) {
        var bar = shown.page().select("progress");
        assertThat(bar.attr("value")).isEqualTo(Long.toString(rows));
        assertThat(bar.attr("max")).isEqualTo("120000");
        assertThat(shown.page().select("[hx-trigger='every 2s']")).hasSize(1);
      }
    }
    county.ji.scope().run(() -> runs.stop(id, "imports.stopped.fault", java.util.List.of()));
    assertThat(ji.get("/admin/import/runs/" + id).page().select("progress")).isEmpty();
  }
}
