package org.doorstep.shared;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something some seats should know. Whoever knows whom to tell publishes it as an event; {@code
 * messages} keeps it in the same transaction and shows it.
 *
 * @param seats the units or officials to tell
 * @param key the sentence, in some module's words; its facts by the names in {@code facts}
 * @param facts numbers, dates, ids and keys of words (those begin with {@code @}); nothing personal
 * @param subject what it is about
 * @param href where to read on; a path of ours
 */
public record Notice(
    List<UUID> seats, String key, Map<String, String> facts, UUID subject, String href) {

  public Notice {
    seats = seats.stream().distinct().toList();
    facts = new TreeMap<>(facts);
  }

  public Notice(
      Collection<UUID> seats, String key, Map<String, String> facts, UUID subject, String href) {
    this(List.copyOf(seats), key, facts, subject, href);
  }
}
