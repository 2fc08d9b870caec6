package org.doorstep.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.testing.Fork;

/** The browser process all tests of one JVM share, and the driver that speaks to it. */
final class RunningBrowser implements AutoCloseable {

  /**
   * What a browser does on its own account is switched off, and no name but this machine's is known
   * to it.
   */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--font-render-hinting=none",
          "--no-proxy-server",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");

  private final Playwright driver;
  private final Browser browser;

  private RunningBrowser(Playwright driver, Browser browser) {
    this.driver = driver;
    this.browser = browser;
  }

  static RunningBrowser start() {
    return start(Chromium.find(), new Fetched(System.getenv()));
  }

  static RunningBrowser start(Chromium chromium, Fetched fetched) {
    var environment = new HashMap<>(System.getenv());
    environment.putAll(chromium.environment());
    environment.putAll(Fonts.environment(fetched, Fork.folder("browser").toAbsolutePath()));
    var driver =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      var browser =
          driver
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(chromium.program())
                      .setEnv(environment)
                      .setArgs(ARGUMENTS));
      return new RunningBrowser(driver, browser);
    } catch (RuntimeException failed) {
      driver.close();
      throw failed;
    }
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    driver.close();
  }
}
