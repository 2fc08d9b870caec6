package org.doorstep.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorstep.shared.Json;

/**
 * A command line that was understood.
 *
 * @param options what was said with each option; empty for those that are only there or not
 * @param operands what stands without an option, such as the name of a file
 * @param help whether the help was asked for instead
 */
record Order(Verb verb, Map<Option, String> options, List<String> operands, boolean help) {

  static final int USUAL_PORT = 8080;

  Order {
    options = Map.copyOf(options);
    operands = List.copyOf(operands);
  }

  static Order parse(String... words) {
    if (words.length == 0 || words[0].equals("--help") || words[0].equals("-h")) {
      return new Order(Verb.HELP, Map.of(), List.of(), true);
    }
    var verb = Verb.named(words[0]).orElseThrow(() -> Trouble.asked("trouble.verb", words[0]));
    var options = new EnumMap<Option, String>(Option.class);
    var operands = new ArrayList<String>();
    var help = verb == Verb.HELP;
    for (var i = 1; i < words.length; i++) {
      var word = words[i];
      if (word.equals("--help") || word.equals("-h")) {
        help = true;
      } else if (word.startsWith("-")) {
        i += take(verb, options, words, i);
      } else {
        operands.add(word);
      }
    }
    if (!help && (operands.size() < verb.fewest || operands.size() > verb.most)) {
      throw operands.size() < verb.fewest
          ? Trouble.asked("trouble.file-missing", verb.word())
          : Trouble.asked("trouble.too-much", operands.getLast(), verb.word());
    }
    var order = new Order(verb, options, operands, help);
    order.port();
    order.size();
    return order;
  }

  /** Takes one option; returns how many words more than its own it used. */
  private static int take(Verb verb, Map<Option, String> options, String[] words, int at) {
    var parts = words[at].split("=", 2);
    var option =
        Option.named(parts[0])
            .filter(verb.options::contains)
            .orElseThrow(() -> Trouble.asked("trouble.option", parts[0], verb.word()));
    if (!option.hasValue) {
      if (parts.length == 2) {
        throw Trouble.asked("trouble.option-alone", option.word());
      }
      options.put(option, "");
      return 0;
    }
    if (parts.length == 2) {
      options.put(option, parts[1]);
      return 0;
    }
    if (at + 1 == words.length) {
      throw Trouble.asked("trouble.option-value", option.word());
    }
    options.put(option, words[at + 1]);
    return 1;
  }

  /** Where the answer is for a program, everything else is said beside it. */
  Say voice(Say say) {
    return has(Option.JSON) ? say.aside() : say;
  }

  /** The answer for a program, where one is asked for. */
  void answer(Say say, Supplier<Map<String, ?>> facts) {
    if (has(Option.JSON)) {
      say.line(Json.write(facts.get()));
    }
  }

  boolean has(Option option) {
    return options.containsKey(option);
  }

  Optional<String> find(Option option) {
    return Optional.ofNullable(options.get(option));
  }

  /** The data folder: the one named, or the usual one. */
  Home home() {
    try {
      return find(Option.DATA).map(Path::of).map(Home::at).orElseGet(Home::usual);
    } catch (InvalidPathException noPath) {
      throw Trouble.asked("trouble.folder", noPath.getInput());
    }
  }

  /** The port to listen on; 0 takes a free one. */
  int port() {
    var typed = find(Option.PORT).orElse(Integer.toString(USUAL_PORT));
    if (!typed.matches("\\d{1,5}") || Integer.parseInt(typed) > 65_535) {
      throw Trouble.asked("trouble.port", typed);
    }
    return Integer.parseInt(typed);
  }

  /** How large to measure, in percent of the full size. */
  double size() {
    var typed = find(Option.SIZE).orElse("100");
    var size = typed.matches("\\d{1,3}(\\.\\d{1,3})?") ? Double.parseDouble(typed) : 0;
    if (size <= 0 || size > 100) {
      throw Trouble.asked("trouble.size", typed);
    }
    return size;
  }

  /**
   * The address to listen on. The demo's passwords are printed for everybody, so it stays on this
   * machine unless told otherwise; the program itself is there for people's telephones too.
   */
  String address() {
    return find(Option.ADDRESS).orElse(verb == Verb.DEMO ? "127.0.0.1" : "0.0.0.0");
  }
}
