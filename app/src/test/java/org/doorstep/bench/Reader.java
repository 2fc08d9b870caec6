package org.doorstep.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages as somebody who is signed in, and sees where they lead on. */
final class Reader {

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern SELECT =
      Pattern.compile("<select\\b[^>]*name=\"([^\"]+)\"[^>]*>(.*?)</select>", Pattern.DOTALL);
  private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*value=\"([^\"]+)\"");
  private static final Pattern TICK =
      Pattern.compile("<input\\b(?=[^>]*type=\"(?:checkbox|radio)\")[^>]*>");

  /** A page of many choices is asked with the first few of each. */
  private static final int CHOICES = 3;

  private final HttpClient browser =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI address;
  private final String cookie;

  Reader(URI address, String cookie) {
    this.address = address;
    this.cookie = cookie;
  }

  record Page(int status, String body) {

    /** The addresses of the same page, narrowed, in another order or further on. */
    Set<String> alike(String path) {
      var alike = new LinkedHashSet<String>();
      var links = LINK.matcher(body);
      while (links.find()) {
        var href = links.group(1).replace("&amp;", "&");
        if (href.startsWith(path + "?")) {
          alike.add(href);
        }
      }
      var forms = FORM.matcher(body);
      while (forms.find()) {
        if (!forms.group(1).contains("method=\"post\"")) {
          choices(forms.group(2), path, alike);
        }
      }
      return alike;
    }

    private static void choices(String form, String path, Set<String> alike) {
      var selects = SELECT.matcher(form);
      while (selects.find()) {
        add(OPTION.matcher(selects.group(2)), path, selects.group(1), alike);
      }
      var ticks = TICK.matcher(form);
      while (ticks.find()) {
        var name = attribute(ticks.group(), "name");
        var value = attribute(ticks.group(), "value");
        if (!name.isEmpty() && !name.equals("column")) {
          alike.add(address(path, name, value));
        }
      }
    }

    private static void add(Matcher options, String path, String name, Set<String> alike) {
      for (var some = 0; some < CHOICES && options.find(); some++) {
        alike.add(address(path, name, options.group(1)));
      }
    }

    private static String attribute(String tag, String name) {
      var found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
      return found.find() ? found.group(1) : "";
    }

    private static String address(String path, String name, String value) {
      return path + "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }

  Page open(String path) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "text/html,*/*;q=0.8")
            .header("Cookie", cookie)
            .GET()
            .build();
    var answer = browser.send(request, BodyHandlers.ofString());
    return new Page(answer.statusCode(), answer.body());
  }
}
