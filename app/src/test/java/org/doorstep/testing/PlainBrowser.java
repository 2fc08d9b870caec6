package org.doorstep.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.testing.TestCounty.Person;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;

/**
 * Somebody's browser without scripts and pictures: keeps cookies, sends forms with the token
 * against forgery that the page held, and does not follow where it is sent.
 */
public final class PlainBrowser {

  private static final Pattern FORGERY_TOKEN =
      Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"|value=\"([^\"]+)\" name=\"_csrf\"");

  /** What came back; a file that is no text is read as ISO-8859-1, byte by byte. */
  public record Answer(int status, String to, String text) {

    public Document page() {
      return Jsoup.parse(text);
    }

    /** What stands in the main part of the page. */
    public String words() {
      var main = page().selectFirst("main");
      return main == null ? page().text() : main.text();
    }

    /** Numbers and codes that are shown large, to be written down. */
    public List<String> plates() {
      return page().select("main .plate").eachText();
    }
  }

  private final URI site;
  private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private Optional<String> forgery = Optional.empty();

  public PlainBrowser(int port) {
    site = URI.create("http://localhost:" + port);
  }

  /** A browser in which somebody has signed in. */
  public static PlainBrowser signedIn(int port, TestCounty county, Person person) {
    var browser = new PlainBrowser(port);
    var answer = browser.signIn(county, person.login(), TestCounties.PASSWORD);
    if (answer.status() != 302) {
      throw new AssertionError(person.login() + " could not sign in: " + answer.words());
    }
    return browser;
  }

  public Answer signIn(TestCounty county, String login, String password) {
    get("/sign-in");
    return post("/sign-in", "county", county.code, "login", login, "password", password);
  }

  public Answer get(String path) {
    return ask(HttpRequest.newBuilder(site.resolve(path)));
  }

  /** The page an answer leads to; the answer itself where it leads nowhere. */
  public Answer follow(Answer answer) {
    return answer.to().isEmpty() ? answer : get(answer.to());
  }

  /** Sends a form; its fields as name, value, name, value. */
  public Answer post(String path, String... fields) {
    if (forgery.isEmpty()) {
      get("/sign-in");
    }
    var form = new ArrayList<String>();
    form.add("_csrf=" + encoded(forgery.orElseThrow()));
    for (var at = 0; at < fields.length; at += 2) {
      if (fields[at].equals("_csrf")) {
        continue;
      }
      form.add(encoded(fields[at]) + "=" + encoded(fields[at + 1]));
    }
    return ask(
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", form))));
  }

  /** Sends a form as a page of another site would: with the cookies, without the token. */
  public Answer forge(String path) {
    return ask(
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("_csrf=forged")));
  }

  /** Opens a page and sends the form on it, filled in as it was but for these fields. */
  public Answer fill(String path, String... fields) {
    return submit(path, get(path), fields);
  }

  /**
   * Sends the form of a page that has come back: what stood in it, but for these fields. It is the
   * form that has the first of them, by name or as its button.
   */
  public Answer submit(String path, Answer shown, String... fields) {
    var changed = new LinkedHashMap<String, String>();
    for (var at = 0; at < fields.length; at += 2) {
      changed.put(fields[at], fields[at + 1]);
    }
    var form = form(shown, changed.isEmpty() ? "_csrf" : fields[0]);
    var sent = new ArrayList<String>();
    form.formData().stream()
        .filter(field -> !changed.containsKey(field.key()))
        .forEach(field -> sent.addAll(List.of(field.key(), field.value())));
    changed.forEach((name, value) -> sent.addAll(List.of(name, value)));
    var action = form.attr("action");
    return post(action.isEmpty() ? path : action, sent.toArray(String[]::new));
  }

  private static FormElement form(Answer shown, String field) {
    return shown.page().select("main form[method=post]").forms().stream()
        .filter(form -> !form.select("[name=%s]".formatted(field)).isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("No form with " + field + " in: " + shown.words()));
  }

  /** Sends a form with one file; its other fields as name, value, name, value. */
  public Answer upload(
      String path, String field, String fileName, byte[] content, String... fields) {
    if (forgery.isEmpty()) {
      get("/sign-in");
    }
    var words = new ArrayList<>(List.of("_csrf", forgery.orElseThrow()));
    words.addAll(List.of(fields));
    return ask(
        Multipart.post(HttpRequest.newBuilder(site.resolve(path)), words, field, fileName, content)
            .header("X-XSRF-TOKEN", forgery.orElseThrow()));
  }

  /** What the browser holds under a name. */
  public Optional<String> cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private Answer ask(HttpRequest.Builder request) {
    try {
      var answer =
          http.send(
              request
                  .timeout(Duration.ofSeconds(60))
                  .header("Accept", "text/html,*/*;q=0.8")
                  .build(),
              BodyHandlers.ofByteArray());
      return remembered(answer);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private Answer remembered(HttpResponse<byte[]> answer) {
    var read =
        new Answer(
            answer.statusCode(),
            answer.headers().firstValue("Location").orElse(""),
            new String(answer.body(), charset(answer)));
    var token = FORGERY_TOKEN.matcher(read.text());
    if (token.find()) {
      forgery = Optional.of(token.group(1) == null ? token.group(2) : token.group(1));
    }
    return read;
  }

  private static Charset charset(HttpResponse<byte[]> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("text/html");
    return type.startsWith("text/") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
