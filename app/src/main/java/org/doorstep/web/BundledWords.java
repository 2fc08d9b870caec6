package org.doorstep.web;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * The words of all modules. Each is looked for in one bundle after the other, and a page has some
 * hundred: so what was once found is kept.
 */
class BundledWords extends ResourceBundleMessageSource {

  private record Asked(String key, Locale reader) {}

  private final Map<Asked, String> texts = new ConcurrentHashMap<>();
  private final Map<Asked, MessageFormat> patterns = new ConcurrentHashMap<>();

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String key, Locale reader) {
    return texts.computeIfAbsent(
        new Asked(key, reader), _ -> super.resolveCodeWithoutArguments(key, reader));
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String key, Locale reader) {
    return patterns.computeIfAbsent(new Asked(key, reader), _ -> super.resolveCode(key, reader));
  }
}
