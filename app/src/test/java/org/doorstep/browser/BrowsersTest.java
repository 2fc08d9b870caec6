package org.doorstep.browser;

import static java.util.Locale.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(Browsers.class)
@Timeout(120)
class BrowsersTest {

  private static final String GREETING =
      """
      <!doctype html>
      <html lang="zh-CN">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>走访</title>
      <style>body { font-family: sans-serif; } b { font-weight: 700; }</style>
      <h1>走访：从家门口到答复</h1>
      <p lang="bo">ཁྱིམ་སྒོ་ནས་ལན་བར།</p>
      <p>问题已交<b>水务局</b>，三月二十日前答复。 To the waterworks, by 20 March.</p>
      <p><noscript>Without scripts.</noscript><span id="scripts"></span></p>
      <script>document.getElementById('scripts').textContent = 'With scripts.'</script>
      </html>
      """;

  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site().page("/", GREETING);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @EnumSource
  void a_window_is_as_wide_as_its_screen(Looks.Screen screen, Browsing browsing) {
    var looks = screen == Looks.Screen.DESKTOP ? Looks.DESKTOP : Looks.PHONE;
    var window = browsing.window(looks.at(site.address()));

    var page = window.open("/");

    assertThat(page.evaluate("[innerWidth, innerHeight, navigator.maxTouchPoints > 0]"))
        .asString()
        .isEqualTo(screen == Looks.Screen.DESKTOP ? "[1280, 800, false]" : "[360, 740, true]");
    assertThat(image(window.screenshot("greeting")).getWidth())
        .isEqualTo(screen == Looks.Screen.DESKTOP ? 1280 : 2 * 360);
  }

  @Test
  void somebody_speaks_chinese_unless_told_otherwise(Browsing browsing) {
    var chinese = browsing.desktop();
    var english = browsing.window(Looks.PHONE.in(ENGLISH));

    chinese.open(site.address());
    english.open(site.address());

    assertThat(chinese.page().evaluate("navigator.language")).isEqualTo("zh-CN");
    assertThat(english.page().evaluate("navigator.language")).isEqualTo("en");
    assertThat(chinese.page().evaluate("new Date(0).getHours()")).isEqualTo(8);
  }

  @Test
  void scripts_can_be_switched_off(Browsing browsing) {
    var with = browsing.desktop().open(site.address());
    var without = browsing.window(Looks.DESKTOP.withoutScripts()).open(site.address());

    assertThat(with.innerText("body")).contains("With scripts.").doesNotContain("Without");
    assertThat(without.innerText("body")).contains("Without scripts.").doesNotContain("With scr");
  }

  @Test
  void things_are_found_by_their_role_though_the_tests_run_in_turkish(Browsing browsing) {
    site.page("/link", "<!doctype html><title>.</title><a href='/'>Weiter</a>");

    var page = browsing.desktop().open(site.address() + "/link");
    page.getByRole(AriaRole.LINK).click();

    assertThat(page.title()).isEqualTo("走访");
  }

  @Test
  void dark_is_asked_for_when_wanted(Browsing browsing) {
    var dark = browsing.window(Looks.PHONE.inTheDark()).open(site.address());

    assertThat(dark.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).isEqualTo(true);
  }

  @Test
  void chinese_and_tibetan_are_drawn_and_not_boxes(Browsing browsing) throws IOException {
    site.page(
        "/characters",
        """
        <!doctype html><html lang="zh-CN"><title>.</title>
        <style>b, i { font: 400 40px sans-serif; display: block; width: 60px; height: 80px; }
               b { font-weight: 700; }</style>
        <i>走</i> <i>访</i> <i>户</i> <i>ཀ</i> <i>ཁ</i> <b>走</b> <i>\ue0a1</i> <i>\ue0a2</i></html>
        """);

    var page = browsing.desktop().open(site.address() + "/characters");
    var drawn = page.locator("i, b").all().stream().map(each -> pixels(each.screenshot())).toList();

    var boxes = drawn.subList(6, 8);
    assertThat(boxes.get(0)).as("two characters that no font has").isEqualTo(boxes.get(1));
    assertThat(drawn.subList(0, 7)).as("all different, and none a box").doesNotHaveDuplicates();
  }

  @Test
  void what_goes_wrong_unseen_is_told(Browsing browsing) {
    site.page(
        "/broken",
        """
        <!doctype html><title>.</title>
        <img src="/missing.png" alt=""><img src="http://elsewhere.example/far.png" alt="">
        <script>console.error('out of order'); nothing.here();</script>
        """);
    browsing.desktop().open(site.address() + "/broken");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(browsing::close)
        .withMessageContaining("GET %s/missing.png answered 404", site.address())
        .withMessageContaining("elsewhere.example/far.png failed: net::ERR_NAME_NOT_RESOLVED")
        .withMessageContaining("console: out of order")
        .withMessageContaining("uncaught in %s/broken: ", site.address())
        .withMessageContaining("nothing is not defined");
  }

  @Test
  void an_answer_that_was_expected_is_no_trouble(Browsing browsing) {
    site.page("/form", 422, GREETING);

    browsing.desktop().expecting(422).open(site.address() + "/form");

    browsing.close();
  }

  @Test
  void an_answer_to_a_form_that_not_everybody_can_use_is_told_though_it_is_gone(Browsing browsing) {
    site.page(
        "/form",
        """
        <!doctype html><html lang="en"><title>Ask</title><main><h1>Ask</h1>
        <form method="post" action="/answer"><button>Send</button></form></main></html>
        """);
    site.page(
        "/answer",
        422,
        """
        <!doctype html><html lang="en"><title>Ask again</title><main><h1>Ask again</h1>
        <input id="what"></main></html>
        """);
    var page = browsing.desktop().expecting(422).open(site.address() + "/form");
    page.getByRole(AriaRole.BUTTON).click();
    page.waitForURL("**/answer");
    page.navigate(site.address());

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(browsing::close)
        .withMessageContaining("the answer to POST %s/answer: label at #what", site.address())
        .withMessageNotContaining("answered 422");
  }

  @Test
  void without_a_network_only_the_lack_of_it_is_no_trouble(Browsing browsing) {
    var window = browsing.phone();
    var page = window.open(site.address());

    window.goOffline();
    var offline = page.evaluate("fetch('/').then(() => 'came', () => 'lost')");
    window.goOnline();
    var online = page.evaluate("fetch('/').then(() => 'came', () => 'lost')");

    assertThat(offline).isEqualTo("lost");
    assertThat(online).isEqualTo("came");
    browsing.close();
  }

  private static BufferedImage image(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The ink of a picture, by value. */
  private static String pixels(byte[] png) {
    try {
      var image = ImageIO.read(new ByteArrayInputStream(png));
      var all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      assertThat(Arrays.stream(all).distinct().count()).as("ink").isGreaterThan(1);
      return Arrays.toString(all);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
