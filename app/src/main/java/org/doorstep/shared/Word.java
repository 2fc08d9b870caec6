package org.doorstep.shared;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSourceResolvable;

/** A text by its key, to be said in the reader's language; also within another sentence. */
public record Word(String key, List<Object> facts) implements MessageSourceResolvable {

  public Word(String key, Object... facts) {
    this(key, List.copyOf(Arrays.asList(facts)));
  }

  @Override
  public String[] getCodes() {
    return new String[] {key};
  }

  @Override
  public Object[] getArguments() {
    return facts.toArray();
  }
}
