package org.doorstep.guards;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * A form of a page that asks for something, as somebody sends it who filled in nothing.
 *
 * @param on where it stands
 * @param action where it is sent
 * @param kept what the page sends along by itself
 * @param asked the fields it has, the first first
 */
record BlankForm(
    String on, String action, boolean files, List<Entry<String, String>> kept, List<String> asked) {

  /** The forms of a page, but for those that are only a button. */
  static List<BlankForm> on(String address, String html) {
    return Jsoup.parse(html).select("main form[method=post]").stream()
        .map(form -> of(address, form))
        .filter(form -> !form.asked.isEmpty())
        .toList();
  }

  private static BlankForm of(String address, Element form) {
    var action = form.attr("action");
    return new BlankForm(
        address,
        action.isEmpty() ? address : action,
        form.attr("enctype").equals("multipart/form-data"),
        form.select("input[type=hidden]").stream()
            .map(field -> Map.entry(field.attr("name"), field.val()))
            .toList(),
        form.select("textarea, select, input:not([type=hidden])").eachAttr("name"));
  }

  /** What comes back to a reader of a language; nothing is followed. */
  APIResponse send(APIRequestContext sender, String site, Locale language) {
    var data = FormData.create();
    asFoundBy(sender, site).kept.forEach(field -> data.append(field.getKey(), field.getValue()));
    var options =
        RequestOptions.create()
            .setMaxRedirects(0)
            .setHeader("Accept-Language", language.toLanguageTag());
    return sender.post(site + action, files ? options.setMultipart(data) : options.setForm(data));
  }

  /** The same form with what its page sends along for this very visitor. */
  private BlankForm asFoundBy(APIRequestContext sender, String site) {
    return on(on, sender.get(site + on).text()).stream()
        .filter(form -> form.action.equals(action) && form.asked.equals(asked))
        .findFirst()
        .orElse(this);
  }
}
