package org.doorstep.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;

/**
 * A tab that shows pages which came otherwise, as if each came from its address.
 *
 * <p>One way in stands for all of them: where each had its own, taken away once it was used, now
 * and then a page was waited for that nobody answered.
 */
final class Showing {

  private final Page page;
  private String address = "";
  private String html = "";

  Showing(Page page) {
    this.page = page;
    page.route(asked -> asked.equals(address), this::answer);
  }

  void show(String from, String text) {
    address = from;
    html = text;
    page.navigate(from);
  }

  private void answer(Route asked) {
    address = "";
    asked.fulfill(new FulfillOptions().setContentType("text/html; charset=utf-8").setBody(html));
  }
}
