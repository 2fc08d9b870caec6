package org.doorstep.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One window of the browser, with cookies of its own, as if nobody had used it before.
 *
 * <p>It takes note of what goes wrong unseen: errors in the console, requests that fail or are
 * answered with an error. Any of these fails the test, unless it said that it expects them; so does
 * a page that answered a form, a refusal or a preview, and that not everybody can use.
 */
public final class Window {

  private final BrowserContext context;
  private final Page page;
  private final Path screenshots;
  private final List<String> troubles = new ArrayList<>();
  private final Set<Integer> expectedStatuses = new HashSet<>();
  private final FormAnswers answers;
  private @Nullable Showing showing;
  private boolean offline;

  /**
   * @param screenshots the beginning of their files' names
   */
  Window(BrowserContext context, Path screenshots) {
    this.context = context;
    this.answers = new FormAnswers(context);
    this.screenshots = screenshots;
    context.onConsoleMessage(message -> noteConsole(message.type(), message.text()));
    context.onWebError(
        error -> troubles.add("uncaught in " + error.page().url() + ": " + error.error()));
    context.onRequestFailed(this::noteFailed);
    context.onResponse(this::noteAnswer);
    this.page = context.newPage();
    page.onCrash(crashed -> troubles.add("the page crashed: " + crashed.url()));
  }

  public Page page() {
    return page;
  }

  /** Opens an address: a whole one, or {@code /…} at the site of its {@link Looks}. */
  public Page open(String address) {
    page.navigate(address);
    return page;
  }

  /** Shows a page that was fetched otherwise, as if it came from an address. */
  public Page show(String address, String html) {
    if (showing == null) {
      showing = new Showing(page);
    }
    showing.show(address, html);
    return page;
  }

  /** This test wants to see such an answer, say 422 to a form with a mistake in it. */
  public Window expecting(int... statuses) {
    for (var status : statuses) {
      expectedStatuses.add(status);
    }
    return this;
  }

  /** Takes the network away; what fails for this reason is no trouble. */
  public void goOffline() {
    offline = true;
    context.setOffline(true);
  }

  public void goOnline() {
    context.setOffline(false);
  }

  /** Keeps a picture of the whole page: {@code target/screenshots/<test>-<step>.png}. */
  public Path screenshot(String step) {
    var file = screenshots.resolveSibling(screenshots.getFileName() + "-" + step + ".png");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED));
    return file;
  }

  /** Closes the window and tells what went wrong unseen while it was open. */
  List<String> close() {
    goOnline();
    troubles.addAll(answers.barriers());
    context.close();
    return List.copyOf(troubles);
  }

  private void noteConsole(String type, String text) {
    // The browser repeats each failed request there, without saying which one it was.
    if (type.equals("error") && !text.startsWith("Failed to load resource")) {
      troubles.add("console: " + text);
    }
  }

  private void noteFailed(Request request) {
    var reason = reason(request.failure());
    var leftOff = reason.equals("net::ERR_ABORTED"); // a download, or a page left while it loaded
    var wanted = offline && reason.equals("net::ERR_INTERNET_DISCONNECTED");
    if (!leftOff && !wanted) {
      troubles.add(request.method() + " " + request.url() + " failed: " + reason);
    }
  }

  private void noteAnswer(Response response) {
    if (response.status() >= 400 && !expectedStatuses.contains(response.status())) {
      troubles.add(
          response.request().method() + " " + response.url() + " answered " + response.status());
    }
  }

  private static String reason(@Nullable String given) {
    return given == null ? "no reason given" : given;
  }
}
