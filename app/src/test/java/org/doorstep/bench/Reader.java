package org.doorstep.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.doorstep.testing.Multipart;

/** Opens pages and sends forms as somebody who is signed in, and sees where pages lead on. */
final class Reader {

  private static final Pattern SEARCH =
      Pattern.compile("<input\\b(?=[^>]*type=\"search\")[^>]*?name=\"([^\"]+)\"");
  private static final Pattern FORGERY = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern TIME = Pattern.compile("name=\"from\" type=\"date\"");

  /** A day before anything was written down. */
  private static final String ALL_THE_TIME = "from=2020-01-01";

  /** A page of many choices is asked with the first few of each. */
  private static final int CHOICES = 3;

  private final HttpClient browser =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI address;
  private String cookies;
  private String forgery = "";

  Reader(URI address, String cookie) {
    this.address = address;
    this.cookies = cookie;
  }

  record Page(int status, String body) {

    /** The addresses of the same page, narrowed, in another order or further on. */
    Set<String> alike(String path) {
      var alike = new LinkedHashSet<String>();
      if (TIME.matcher(body).find()) {
        alike.add(path + "?" + ALL_THE_TIME);
      }
      alike.addAll(Addresses.links(path, body));
      Addresses.filters(body, CHOICES, Integer.MAX_VALUE)
          .forEach(filter -> alike.add(path + "?" + filter.query()));
      return alike;
    }

    /** The same page with each two of its filters at once. */
    Set<String> inPairs(String path) {
      return Addresses.aloneAndInPairs(path, Addresses.filters(body, CHOICES, CHOICES));
    }

    /** The page that follows; empty at the end. */
    String next(String path) {
      return Addresses.links(path, body).stream()
          .filter(each -> each.contains("after="))
          .findFirst()
          .orElse("");
    }

    /** What its rows lead to, each by the part of its address in brackets. */
    List<String> rows(String leadingTo) {
      return Pattern.compile("href=\"" + leadingTo + "\"")
          .matcher(body)
          .results()
          .map(found -> found.group(1))
          .toList();
    }

    /** The names of what can be searched for here. */
    List<String> searches() {
      return SEARCH.matcher(body).results().map(found -> found.group(1)).toList();
    }
  }

  Page open(String path) throws IOException, InterruptedException {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** Sends a form, as a page of the program would. */
  Page post(String path, String form) throws IOException, InterruptedException {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "_csrf=" + forgery() + (form.isEmpty() ? "" : "&" + form))));
  }

  /** Sends a form with a file; says which page this leads to. */
  String upload(String path, Path file) throws IOException, InterruptedException {
    var request =
        Multipart.post(
            HttpRequest.newBuilder(),
            List.of("_csrf", forgery()),
            "file",
            String.valueOf(file.getFileName()),
            Files.readAllBytes(file));
    return answer(path, request).headers().firstValue("Location").orElseThrow();
  }

  private String forgery() throws IOException, InterruptedException {
    if (forgery.isEmpty()) {
      var answer = answer("/sign-in", HttpRequest.newBuilder().GET());
      for (var cookie : answer.headers().allValues("Set-Cookie")) {
        cookies += "; " + cookie.split(";", 2)[0];
      }
      forgery =
          FORGERY
              .matcher(answer.body())
              .results()
              .map(found -> found.group(1))
              .findFirst()
              .orElseThrow();
    }
    return forgery;
  }

  private Page send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = answer(path, request);
    return new Page(answer.statusCode(), answer.body());
  }

  private HttpResponse<String> answer(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(
        request
            .uri(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Accept", "text/html,*/*;q=0.8")
            .header("Cookie", cookies)
            .build(),
        BodyHandlers.ofString());
  }
}
