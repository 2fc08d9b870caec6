package org.doorstep.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a browser: {@code @ExtendWith(Browsers.class)}, and a parameter of type {@link
 * Browsing} in the test or its {@code @BeforeEach}.
 *
 * <p>One browser serves all tests of the JVM, one after the other and in one thread; each gets
 * windows of its own.
 */
public final class Browsers
    implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

  private static final Namespace OURS = Namespace.create(Browsers.class);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
  private static final Pattern REPETITION = Pattern.compile("-invocation:#(\\d+)]$");

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Browsing.class && test.getTestMethod().isPresent();
  }

  @Override
  public Browsing resolveParameter(ParameterContext parameter, ExtensionContext test) {
    test.getStore(OURS)
        .computeIfAbsent(
            DriversLanguage.class, _ -> DriversLanguage.speak(), DriversLanguage.class);
    return test.getStore(OURS)
        .computeIfAbsent(
            Browsing.class,
            _ -> new Browsing(running(test).browser(), SCREENSHOTS.resolve(name(test))),
            Browsing.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext test) {
    var browsing = test.getStore(OURS).get(Browsing.class, Browsing.class);
    if (browsing != null) {
      test.getExecutionException().ifPresent(browsing::picture);
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    var browsing = test.getStore(OURS).remove(Browsing.class, Browsing.class);
    var language = test.getStore(OURS).remove(DriversLanguage.class, DriversLanguage.class);
    try {
      if (browsing != null) {
        browsing.close();
      }
    } finally {
      if (language != null) {
        language.stop();
      }
    }
  }

  /** Started by the first test that asks; JUnit closes it after the last. */
  private static RunningBrowser running(ExtensionContext test) {
    return test.getRoot()
        .getStore(OURS)
        .computeIfAbsent(RunningBrowser.class, _ -> RunningBrowser.start(), RunningBrowser.class);
  }

  private static String name(ExtensionContext test) {
    var name =
        test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName();
    var repetition = REPETITION.matcher(test.getUniqueId());
    return repetition.find() ? name + "-" + repetition.group(1) : name;
  }
}
