package org.doorstep.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * The pages that answered forms in a window: kept as they came, and shown once more when the window
 * closes, to see whether everybody can use them. No address leads to them, so no walk finds them.
 */
final class FormAnswers {

  private record Answer(String address, String html) {}

  private final BrowserContext window;
  private final List<Answer> answers = new ArrayList<>();

  FormAnswers(BrowserContext window) {
    this.window = window;
    window.onRequestFinished(this::keep);
  }

  private void keep(Request request) {
    var form = request.method().equals("POST") && request.isNavigationRequest();
    var response = form ? request.response() : null;
    if (response == null
        || response.status() / 100 == 3
        || !response.headers().getOrDefault("content-type", "").startsWith("text/html")) {
      return;
    }
    answers.add(new Answer(request.url(), response.text()));
  }

  /** What shuts somebody out, a line for each. */
  List<String> barriers() {
    var barriers = new ArrayList<String>();
    if (!answers.isEmpty()) {
      var page = window.newPage();
      var showing = new Showing(page);
      for (var answer : answers) {
        showing.show(answer.address, answer.html);
        Axe.violations(page)
            .forEach(one -> barriers.add("the answer to POST " + answer.address + ": " + one));
      }
    }
    return barriers;
  }
}
