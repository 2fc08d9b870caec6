package org.doorstep.guards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplateTest {

  @Test
  void a_text_between_tags_or_in_a_spoken_attribute_is_a_sentence() {
    var template =
        Template.of(
            """
            <%-- A comment says why. --%>
            @param String name
            <p class="wide note">Sign in here</p><b>登录</b>
            @template.parts.plate(content = @`<a title="Go back" href="/a">${t.localize("a.b")}</a>`)
            """);

    assertThat(template.sentences()).containsExactly("Go back", "Sign in here", "登录");
  }

  @Test
  void words_out_of_a_bundle_marks_and_code_are_no_sentence() {
    var template =
        Template.of(
            """
            @import org.doorstep.shared.Words
            @param Words t
            @if(name.equals("some name of it"))
                <p class="${wide ? "wide open" : null}" data-of="any thing">${t.localize("a.b")} · 1 / 2</p>
            @else
                <svg viewBox="0 0 1 1"></svg>
            @endif
            """);

    assertThat(template.sentences()).isEmpty();
    assertThat(template.literals()).contains("a.b");
  }
}
