package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.doorstep.shared.Refused.Reason;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The catalogue of refusals, written to a page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemsTest {

  @Test
  void the_page_of_refusals_is_written_anew() {
    var words = Bundles.read();
    var page =
        new StringBuilder(
            """
            # Refusals

            Written by `ProblemsTest` from `Refused.Reason`. A code never changes its meaning. {0}, {1} are facts of the case.

            | code | status | 中文 | English |
            | --- | --- | --- | --- |
            """);
    for (var reason : Reason.values()) {
      page.append(
          "| %s | %d | %s | %s |\n"
              .formatted(
                  reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                  reason.status,
                  words.chinese().get(reason.sentence()),
                  words.english().get(reason.sentence())));
    }
    Generated.write("problems.md", page.toString());

    assertThat(page.toString()).doesNotContain("null");
  }

  @Test
  void every_status_of_a_refusal_is_one_that_says_no() {
    for (var reason : Reason.values()) {
      assertThat(reason.status).as(reason.name()).isBetween(400, 599);
    }
  }
}
