package org.doorstep.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Opens pages as somebody who is signed in, and sees where they lead on. */
final class Reader {

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
      var alike = new LinkedHashSet<>(Addresses.links(path, body));
      Addresses.filters(body, CHOICES, Integer.MAX_VALUE)
          .forEach(filter -> alike.add(path + "?" + filter.query()));
      return alike;
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
