package org.doorstep.shared.pages;

import org.jspecify.annotations.Nullable;

/** A word and its value; the value may lead somewhere. */
public record Fact(String key, String value, @Nullable String href) {

  public Fact(String key, String value) {
    this(key, value, null);
  }
}
