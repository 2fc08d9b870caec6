package org.doorstep.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Locale;

/**
 * Through what somebody looks at a page: which screen, in which language, with scripts or without,
 * and at which site. Start from {@link #DESKTOP} or {@link #PHONE}, which are in Chinese and run
 * scripts.
 *
 * @param site put before addresses that are opened as {@code /…}; empty for none
 */
public record Looks(Screen screen, Locale language, boolean scripts, boolean dark, String site) {

  /** The two screens every page is made for. */
  public enum Screen {
    DESKTOP,
    PHONE
  }

  /** A desktop of 1280 by 800. */
  public static final Looks DESKTOP =
      new Looks(Screen.DESKTOP, Locale.SIMPLIFIED_CHINESE, true, false, "");

  /** A phone of 360 by 740 that is touched. */
  public static final Looks PHONE =
      new Looks(Screen.PHONE, Locale.SIMPLIFIED_CHINESE, true, false, "");

  private static final String PHONES_NAME =
      "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/150.0.0.0 Mobile Safari/537.36";

  public Looks in(Locale other) {
    return new Looks(screen, other, scripts, dark, site);
  }

  public Looks withoutScripts() {
    return new Looks(screen, language, false, dark, site);
  }

  public Looks inTheDark() {
    return new Looks(screen, language, scripts, true, site);
  }

  public Looks at(String otherSite) {
    return new Looks(screen, language, scripts, dark, otherSite);
  }

  NewContextOptions options() {
    var options =
        new NewContextOptions()
            .setLocale(language.toLanguageTag())
            .setTimezoneId("Asia/Shanghai")
            .setJavaScriptEnabled(scripts)
            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
            .setReducedMotion(ReducedMotion.REDUCE);
    if (!site.isEmpty()) {
      options.setBaseURL(site);
    }
    return switch (screen) {
      case DESKTOP -> options.setViewportSize(1280, 800);
      case PHONE ->
          options
              .setViewportSize(360, 740)
              .setDeviceScaleFactor(2)
              .setIsMobile(true)
              .setHasTouch(true)
              .setUserAgent(PHONES_NAME);
    };
  }
}
