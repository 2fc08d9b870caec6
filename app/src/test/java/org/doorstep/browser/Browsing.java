package org.doorstep.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The windows one test opens; they are closed when it ends, and then have to be without trouble.
 */
public final class Browsing {

  private final Browser browser;
  private final Path screenshots;
  private final List<Window> windows = new ArrayList<>();

  Browsing(Browser browser, Path screenshots) {
    this.browser = browser;
    this.screenshots = screenshots;
  }

  public Window desktop() {
    return window(Looks.DESKTOP);
  }

  public Window phone() {
    return window(Looks.PHONE);
  }

  /** Opens a window; each is somebody else's, and none knows of another. */
  public Window window(Looks looks) {
    var window = new Window(browser.newContext(looks.options()), screenshots);
    windows.add(window);
    return window;
  }

  /** Keeps what the windows show at the moment a test failed. */
  void picture(Throwable failure) {
    for (var window : windows) {
      try {
        window.screenshot("failed-" + (windows.indexOf(window) + 1));
      } catch (PlaywrightException alreadyClosed) {
        failure.addSuppressed(alreadyClosed);
      }
    }
  }

  /** Closes all windows and fails if something went wrong in one of them unseen. */
  void close() {
    var troubles = windows.stream().map(Window::close).flatMap(List::stream).distinct().toList();
    windows.clear();
    if (!troubles.isEmpty()) {
      throw new AssertionError("Went wrong unseen:\n  " + String.join("\n  ", troubles));
    }
  }
}
