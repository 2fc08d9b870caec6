package org.doorstep.shared;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Small facts as JSON text, for columns of that type. */
public final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static String write(Object facts) {
    return MAPPER.writeValueAsString(facts);
  }

  public static <T> T read(String text, Class<T> type) {
    return MAPPER.readValue(text, type);
  }

  public static <T> T read(String text, TypeReference<T> type) {
    return MAPPER.readValue(text, type);
  }
}
