package org.doorstep.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.command.Site;

/** Somebody's browser: holds cookies, fills in the forms of real pages, follows nothing. */
final class Client {

  private static final Pattern NUMBER = Pattern.compile("M-\\d{4}-\\d{6,}");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** One for all clients: it keeps their connections open and for each request costs little. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /**
   * An answer.
   *
   * @param location where it sends on to; empty when nowhere
   */
  record Answer(int status, String location, Map<String, List<String>> headers, String body) {

    @Override
    public String toString() {
      return status + " " + location;
    }

    /** This answer, if it has a status. */
    Answer expect(int wanted) {
      if (status != wanted) {
        throw new IllegalStateException(
            "Answered " + this + " instead of " + wanted + ": " + Form.text(body));
      }
      return this;
    }

    /** The number of the matter this page is about, if it is about one. */
    Optional<String> number() {
      return NUMBER.matcher(body).results().map(MatchResult::group).findFirst();
    }

    /** The form of this page that is sent to a path. */
    Form form(String action) {
      return Form.in(body, action);
    }
  }

  private final String base;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();

  Client(Site site) {
    var url = site.url();
    this.base = url.substring(0, url.length() - 1);
  }

  /** Signs in through the page that people sign in with. */
  Client signIn(String county, String login, String password) throws Exception {
    var form = get("/sign-in").expect(200).form("/sign-in");
    post("/sign-in", form.with("county", county).with("login", login).with("password", password))
        .expect(302);
    return this;
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(path, HttpRequest.newBuilder().GET());
  }

  Answer post(String path, Form form) throws IOException, InterruptedException {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.encoded())));
  }

  /** Sends a form with a PDF, as a browser does. */
  Answer post(String path, Form form, String field, byte[] pdf)
      throws IOException, InterruptedException {
    return post(
        path, form, field, "letter.pdf", "application/pdf", BodyPublishers.ofByteArray(pdf));
  }

  /** Sends a form with a workbook, as a browser does. */
  Answer post(String path, Form form, String field, Path workbook)
      throws IOException, InterruptedException {
    return post(
        path,
        form,
        field,
        String.valueOf(workbook.getFileName()),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        BodyPublishers.ofFile(workbook));
  }

  private Answer post(
      String path, Form form, String field, String name, String type, BodyPublisher content)
      throws IOException, InterruptedException {
    var boundary = "----doorstep" + Long.toHexString(System.nanoTime());
    var before =
        form.fields().entrySet().stream()
            .filter(each -> !each.getKey().equals(field))
            .map(each ->
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, each.getKey(), each.getValue()))
            .collect(Collectors.joining());
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                .formatted(boundary, field, name)
            + "Content-Type: %s\r\n\r\n".formatted(type);
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(
                BodyPublishers.concat(
                    BodyPublishers.ofString(before + head),
                    content,
                    BodyPublishers.ofString("\r\n--%s--\r\n".formatted(boundary)))));
  }

  /** The bytes of a file. */
  byte[] bytes(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder().GET();
    address(path, request);
    var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Answered " + answer.statusCode() + " for " + path);
    }
    return answer.body();
  }

  private Answer send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    address(path, request);
    var answer = HTTP.send(request.build(), BodyHandlers.ofString(UTF_8));
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair[1].isEmpty()) {
        cookies.remove(pair[0]);
      } else {
        cookies.put(pair[0], pair[1]);
      }
    }
    return new Answer(
        answer.statusCode(),
        answer.headers().firstValue("Location").orElse(""),
        answer.headers().map(),
        answer.body());
  }

  private void address(String path, HttpRequest.Builder request) {
    request.uri(URI.create(base + path)).timeout(PATIENCE).header("Accept-Language", "zh-CN");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .collect(Collectors.joining("; ")));
    }
  }

  /** The fields of a form, as they stand on the page or as they were filled in. */
  record Form(Map<String, String> fields) {

    Form {
      fields = Map.copyOf(fields);
    }

    private static final Pattern FORM =
        Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>");
    private static final Pattern TEXT_OR_CHOICE =
        Pattern.compile("<(textarea|select)\\b([^>]*)>(.*?)</\\1>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    static Form in(String page, String action) {
      var found = FORM.matcher(page);
      while (found.find()) {
        if (attribute(found.group(1), "action").equals(action)) {
          return new Form(fields(found.group(2)));
        }
      }
      throw new IllegalStateException(
          "The page has no form that is sent to " + action + ": " + text(page));
    }

    private static Map<String, String> fields(String inside) {
      var fields = new LinkedHashMap<String, String>();
      var inputs = INPUT.matcher(inside);
      while (inputs.find()) {
        var type = attribute(inputs.group(1), "type");
        var chosen =
            (!type.equals("radio") && !type.equals("checkbox")) || has(inputs.group(1), "checked");
        if (chosen) {
          put(fields, attribute(inputs.group(1), "name"), attribute(inputs.group(1), "value"));
        }
      }
      var others = TEXT_OR_CHOICE.matcher(inside);
      while (others.find()) {
        var content = others.group(3);
        put(
            fields,
            attribute(others.group(2), "name"),
            others.group(1).equals("select") ? chosen(content) : unescaped(content));
      }
      return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
      if (!name.isEmpty()) {
        fields.put(name, value);
      }
    }

    private static String chosen(String options) {
      var first = "";
      var option = OPTION.matcher(options);
      for (var at = 0; option.find(); at++) {
        var value = attribute(option.group(1), "value");
        if (at == 0) {
          first = value;
        }
        if (has(option.group(1), "selected")) {
          return value;
        }
      }
      return first;
    }

    private static boolean has(String attributes, String word) {
      return Pattern.compile("(?:^|\\s)" + word + "(?:\\s|=|$)").matcher(attributes).find();
    }

    private static String attribute(String attributes, String name) {
      var found = Pattern.compile("(?:^|\\s)" + name + "=\"([^\"]*)\"").matcher(attributes);
      return found.find() ? unescaped(found.group(1)) : "";
    }

    private static String unescaped(String html) {
      return html.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&#34;", "\"")
          .replace("&#39;", "'")
          .replace("&amp;", "&");
    }

    /** What a page says, for whoever looks for what went wrong. */
    static String text(String page) {
      var main = page.indexOf("<main");
      var said =
          (main < 0 ? page : page.substring(main))
              .replaceAll("<[^>]*>", " ")
              .replaceAll("\\s+", " ")
              .strip();
      return said.substring(0, Math.min(300, said.length()));
    }

    Form with(String name, Object value) {
      var filled = new LinkedHashMap<>(fields);
      filled.put(name, value.toString());
      return new Form(filled);
    }

    Form without(String name) {
      var filled = new LinkedHashMap<>(fields);
      filled.remove(name);
      return new Form(filled);
    }

    String encoded() {
      return fields.entrySet().stream()
          .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public String toString() {
      return "Form" + fields.keySet();
    }
  }
}
