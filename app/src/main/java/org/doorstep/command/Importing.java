package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.shared.Json;

/** Hands files to the door that takes them into a county, and says what came of it. */
final class Importing {

  private Importing() {}

  /** What can be told before anything is started. */
  static void check(Order order) {
    if (!order.has(Option.COUNTY)) {
      throw Trouble.asked("trouble.county-missing");
    }
    for (var file : files(order)) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw Trouble.with("trouble.no-file", file);
      }
    }
    order
        .find(Option.BAD_ROWS)
        .map(Importing::path)
        .filter(Files::exists)
        .ifPresent(there -> {
          throw Trouble.with("trouble.bad-rows-there", there);
        });
  }

  static int take(Order order, Say say, FileImport door) throws IOException {
    var kind = order.find(Option.KIND);
    if (kind.isPresent() && !door.kinds().contains(kind.get())) {
      throw Trouble.asked("trouble.kind", kind.get(), String.join(", ", door.kinds()));
    }
    var request =
        new FileImport.Request(
            order.find(Option.COUNTY).orElseThrow(),
            files(order),
            kind,
            order.has(Option.PREVIEW),
            order.has(Option.GOOD_ROWS),
            order.find(Option.BAD_ROWS).map(Importing::path).orElse(null),
            say.language());
    var result = door.take(request, step -> order.voice(say).line(Say.STEP + step));
    if (order.has(Option.JSON)) {
      say.line(Json.write(result));
    } else {
      tell(result, say);
    }
    return result.done() ? 0 : Trouble.FAILED;
  }

  private static void tell(FileImport.Result result, Say say) {
    for (var bad : result.bad()) {
      say.say("import.bad", bad.sheet(), bad.row(), bad.column(), bad.what());
    }
    for (var sheet : result.sheets()) {
      say.say(
          "import.sheet", sheet.sheet(), sheet.added(), sheet.changed(), sheet.same(), sheet.bad());
    }
    if (result.done()) {
      say.line(result.sentence());
    } else {
      say.complain(result.sentence());
    }
  }

  private static List<Path> files(Order order) {
    return order.operands().stream().map(Importing::path).toList();
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed).toAbsolutePath();
    } catch (InvalidPathException noPath) {
      throw Trouble.with("trouble.no-file", typed);
    }
  }
}
