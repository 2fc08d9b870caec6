package org.doorstep.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Whether everybody can use a page, as far as a machine can tell: WCAG 2.2, levels A and AA. */
public final class Axe {

  private static final List<String> LEVELS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final String VIOLATIONS =
      """
      async levels => {
        if (!globalThis.axe) bringAxe();
        const found = await axe.run(document, {
          runOnly: { type: 'tag', values: levels },
          resultTypes: ['violations'],
        });
        return found.violations.flatMap(rule =>
          rule.nodes.map(node => `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`));
      }
      """;

  private static final String SCRIPTS_ARE_OFF = "matchMedia('(scripting: none)').matches";

  /**
   * Puts axe into a page once it is called. A page that is looked at has it sent along with all it
   * shows later: sent and translated anew for each, the script took longer than its look.
   */
  private static final String SCRIPT = "globalThis.bringAxe = function () {" + script() + "\n};";

  private static final String HAS_SCRIPT = "typeof globalThis.bringAxe === 'function'";

  private Axe() {}

  /** Fails with rule, place and remedy of every violation on the page as it stands now. */
  public static void check(Page page) {
    var violations = violations(page);
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "Not everybody can use %s:\n\n%s".formatted(page.url(), String.join("\n\n", violations)));
    }
  }

  /** Rule, place and remedy of each violation. */
  public static List<String> violations(Page page) {
    if (page.evaluate(SCRIPTS_ARE_OFF).equals(true)) {
      return withScripts(page);
    }
    return run(page);
  }

  private static List<String> run(Page page) {
    if (page.evaluate(HAS_SCRIPT).equals(false)) {
      page.evaluate(SCRIPT + "undefined");
      page.addInitScript(SCRIPT);
    }
    return ((List<?>) page.evaluate(VIOLATIONS, LEVELS)).stream().map(Object::toString).toList();
  }

  /**
   * Where scripts are off, axe would wait for ever. They are switched on for as long as it looks;
   * the page's own were passed over when it was loaded, and stay so.
   */
  private static List<String> withScripts(Page page) {
    var switches = page.context().newCDPSession(page);
    try {
      switchOff(switches, true); // this session has to have switched them off to switch them on
      switchOff(switches, false);
      return run(page);
    } finally {
      switchOff(switches, true);
    }
  }

  private static void switchOff(CDPSession switches, boolean off) {
    var value = new JsonObject();
    value.addProperty("value", off);
    switches.send("Emulation.setScriptExecutionDisabled", value);
  }

  private static String script() {
    try (var script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe-core is missing").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
