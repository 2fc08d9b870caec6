package org.doorstep.aftercare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.matters.Timeline;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Word;

/**
 * A whole lifecycle as a table: one line for each allowed step; a step that has no line is refused.
 *
 * @param name of the lifecycle, as it stands in the timeline and in the keys of its words
 * @param first the state it begins in
 */
record AllowedSteps<S extends Enum<S>, T extends Enum<T>>(
    String name, S first, List<Line<S, T>> lines) {

  /** In this state this step is allowed and leads to that state. */
  record Line<S, T>(S from, T step, S to) {}

  AllowedSteps {
    lines = List.copyOf(lines);
    var asked = lines.stream().map(line -> List.of(line.from(), line.step())).toList();
    if (Set.copyOf(asked).size() != asked.size()) {
      throw new IllegalArgumentException("A step leads to two states: " + name);
    }
  }

  static <S extends Enum<S>, T extends Enum<T>> AllowedSteps<S, T> of(String name, S first) {
    return new AllowedSteps<>(name, first, List.of());
  }

  /** The same table with one line more. */
  AllowedSteps<S, T> allow(S from, T step, S to) {
    var more = new ArrayList<>(lines);
    more.add(new Line<>(from, step, to));
    return new AllowedSteps<>(name, first, more);
  }

  /** The state a step leads to, if it is allowed. */
  Optional<S> find(S state, T step) {
    return lines.stream()
        .filter(line -> line.from() == state && line.step() == step)
        .map(Line::to)
        .findFirst();
  }

  boolean allows(S state, T step) {
    return find(state, step).isPresent();
  }

  /** The state a step leads to; refused when it is not allowed. */
  S after(S state, T step) {
    return find(state, step)
        .orElseThrow(() -> Refused.because(Reason.STEP_NOT_ALLOWED, word(state), did(step)));
  }

  /** The word people see for a state. */
  Word word(S state) {
    return new Word("aftercare." + name + ".state." + stored(state));
  }

  /** The word people see for a step. */
  Word did(T step) {
    return new Word("aftercare." + name + ".step." + stored(step));
  }

  /** Tells of a step in the timeline of its matter. */
  void tell(Timeline timeline, UUID matter, T step, String said, Map<String, ?> facts) {
    timeline.add(matter, name, stored(step), said, facts);
  }

  /** A state or step as it is stored and as its words are keyed. */
  static String stored(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A state or step by how it is stored. */
  static <E extends Enum<E>> E read(Class<E> type, String stored) {
    return Enum.valueOf(type, stored.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** States and steps as a picture, in the notation of Mermaid. */
  String picture() {
    var ends = new LinkedHashSet<S>();
    lines.forEach(line -> ends.add(line.to()));
    lines.forEach(line -> ends.remove(line.from()));
    var steps =
        lines.stream()
            .map(line ->
                "    %s --> %s: %s"
                    .formatted(stored(line.from()), stored(line.to()), stored(line.step())))
            .collect(Collectors.joining("\n"));
    var lasts =
        ends.stream()
            .map(end -> "\n    %s --> [*]".formatted(stored(end)))
            .collect(Collectors.joining());
    return "stateDiagram-v2\n    [*] --> " + stored(first) + "\n" + steps + lasts + "\n";
  }
}
