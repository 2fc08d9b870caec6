package org.doorstep.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A tab that shows pages which came otherwise, as if each came from its address.
 *
 * <p>The browser is asked by itself to stop at that one address: where the driver stops requests,
 * it also takes the cache away, and each page loads its fonts, styles and scripts anew.
 */
final class Showing {

  private static final String STOPPED = "Fetch.requestPaused";

  private final Page page;
  private final CDPSession requests;
  private String html = "";

  Showing(Page page) {
    this.page = page;
    this.requests = page.context().newCDPSession(page);
    requests.on(STOPPED, this::answer);
  }

  void show(String from, String text) {
    html = text;
    requests.send("Fetch.enable", only(from));
    try {
      page.navigate(from);
    } finally {
      requests.send("Fetch.disable");
    }
  }

  private static JsonObject only(String address) {
    var document = new JsonObject();
    document.addProperty("urlPattern", address.replaceAll("[*?\\\\]", "\\\\$0"));
    document.addProperty("resourceType", "Document");
    return with("patterns", document);
  }

  private void answer(JsonObject stopped) {
    var type = new JsonObject();
    type.addProperty("name", "Content-Type");
    type.addProperty("value", "text/html; charset=utf-8");
    var answer = with("responseHeaders", type);
    answer.add("requestId", stopped.get("requestId"));
    answer.addProperty("responseCode", 200);
    answer.addProperty(
        "body", Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8)));
    requests.send("Fetch.fulfillRequest", answer);
  }

  private static JsonObject with(String name, JsonObject only) {
    var list = new JsonArray();
    list.add(only);
    var all = new JsonObject();
    all.add(name, list);
    return all;
  }
}
