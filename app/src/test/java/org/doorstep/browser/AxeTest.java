package org.doorstep.browser;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(Browsers.class)
@Timeout(120)
class AxeTest {

  private static final String GOOD =
      """
      <!doctype html><html lang="en"><title>Raise a matter</title>
      <main><h1>Raise a matter</h1>
      <label for="what">What is it about?</label> <input id="what" autocomplete="off">
      <button>Send</button></main></html>
      """;

  private static final String BAD =
      """
      <!doctype html><html lang="en"><title>Raise a matter</title>
      <main><h1 style="color: #ccc">Raise a matter</h1>
      <input id="what">
      <a href="/a" style="display: inline-block; width: 9px; height: 9px; overflow: hidden">a</a><a
         href="/b" style="display: inline-block; width: 9px; height: 9px; overflow: hidden">b</a>
      </main></html>
      """;

  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site().page("/good", GOOD).page("/bad", BAD);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_page_that_everybody_can_use_passes(Browsing browsing) {
    Axe.check(browsing.phone().open(site.address() + "/good"));
  }

  @Test
  void what_shuts_somebody_out_is_named_with_its_place_and_remedy(Browsing browsing) {
    var page = browsing.desktop().open(site.address() + "/bad");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Axe.check(page))
        .withMessageContaining(site.address() + "/bad")
        .withMessageContaining("label at #what: Fix any of the following:")
        .withMessageContaining("color-contrast at h1: ")
        .withMessageContaining("target-size at a[href=\"/a\"]: ");
  }

  @Test
  void a_page_is_checked_also_where_scripts_are_switched_off(Browsing browsing) {
    var looks = Looks.PHONE.withoutScripts().at(site.address());

    Axe.check(browsing.window(looks).open("/good"));

    var page = browsing.window(looks).open("/bad");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Axe.check(page))
        .withMessageContaining("label at #what");
  }

  @Test
  void what_a_window_shows_later_is_checked_as_well(Browsing browsing) {
    for (var looks : List.of(Looks.PHONE, Looks.PHONE.withoutScripts())) {
      var window = browsing.window(looks.at(site.address()));
      Axe.check(window.open("/good"));
      var page = window.open("/bad");
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> Axe.check(page))
          .withMessageContaining("color-contrast at h1: ");
      Axe.check(window.open("/good"));
    }
  }
}
