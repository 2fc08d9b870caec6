package org.doorstep.engagements.pages;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A form exactly as typed, so that it can be shown again. A field that was not sent is empty. */
public record Typed(MultiValueMap<String, String> fields) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** A form that begins with some answers. */
  public static Typed beginning(Object... namesAndValues) {
    var fields = new LinkedMultiValueMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      fields.add(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
    }
    return new Typed(fields);
  }

  public String text(String name) {
    var first = fields.getFirst(name);
    return first == null ? "" : first.strip().replace("\r\n", "\n");
  }

  public boolean ticked(String name) {
    return text(name).equals("yes");
  }

  public boolean anyOf(String... names) {
    for (var name : names) {
      if (!text(name).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  public Optional<LocalDate> day(String name) {
    try {
      return Optional.of(LocalDate.parse(text(name)));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  public Optional<LocalTime> time(String name) {
    try {
      return Optional.of(LocalTime.parse(text(name)));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  public Optional<UUID> id(String name) {
    return parse(text(name));
  }

  /** All ids sent under a name; what is none is left out. */
  public List<UUID> ids(String name) {
    return fields.getOrDefault(name, List.of()).stream()
        .flatMap(value -> parse(value).stream())
        .toList();
  }

  public boolean has(String name, String value) {
    return fields.getOrDefault(name, List.of()).contains(value);
  }

  private static Optional<UUID> parse(String value) {
    return ID.matcher(value).matches() ? Optional.of(UUID.fromString(value)) : Optional.empty();
  }

  /** Says nothing of what was typed. */
  @Override
  public String toString() {
    return "Typed";
  }
}
