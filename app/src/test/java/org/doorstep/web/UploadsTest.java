package org.doorstep.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.doorstep.testing.TestTrail.entries;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import org.doorstep.audit.Trail;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
class UploadsTest {

  private final Trail trail;
  private final TestCounty county;
  private final int port;

  UploadsTest(Trail trail, TestCounties counties, @LocalServerPort int port) {
    this.trail = trail;
    this.county = counties.found();
    this.port = port;
  }

  @Test
  void given_a_file_too_large_for_its_form_then_the_form_comes_back_with_what_was_typed() {
    var resident = new PlainBrowser(port);

    var answer =
        resident.upload(
            "/c/" + county.code + "/raise",
            "files",
            "桥.mp4",
            new byte[60_000_000],
            "what",
            "村口的桥面裂了。",
            "kind",
            "problem",
            "village",
            county.dadong);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.words()).contains("“桥.mp4”太大了，每个文件不超过 10 MB");
    assertThat(answer.page().select("[name=what]").val()).isEqualTo("村口的桥面裂了。");
    assertThat(answer.page().select("[name=kind][value=problem]").hasAttr("checked")).isTrue();
  }

  @Test
  void each_form_has_a_limit_of_its_own() {
    var ji = PlainBrowser.signedIn(port, county, county.ji);

    var answer =
        ji.upload(
            "/calendar/check", "upload", "2027.txt", new byte[1_500_000], "file", "2027-01-01");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.words()).contains("文件超过 500 KB");
    assertThat(answer.page().select("[name=file]").val()).isEqualTo("2027-01-01");
    assertThat(ji.upload("/admin/import/units", "file", "a.csv", new byte[1_500_000]).status())
        .isEqualTo(302);
  }

  @Test
  void what_is_larger_still_is_refused_before_it_comes_and_recorded() throws IOException {
    assertThat(announced("/c/" + county.code + "/raise", 110_000_000)).contains(" 413 ");
    assertThat(announced("/sign-in", 3_000_000)).contains(" 413 ");

    assertThat(entries(trail, county, "route POST /c/{code}/raise"))
        .singleElement()
        .returns("TOO_LARGE", Trail.Entry::refused);
  }

  /** The first line of the answer to a form that says how large it is, and is not sent. */
  private String announced(String path, long bytes) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write(
              """
              POST %s HTTP/1.1\r
              Host: localhost\r
              Content-Type: multipart/form-data; boundary=b\r
              Content-Length: %d\r
              \r
              """
                  .formatted(path, bytes)
                  .getBytes(UTF_8));
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
    }
  }
}
