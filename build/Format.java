import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Checks or fixes the layout of every Java file: {@code java Format.java check|fix|off FOLDER}. Off
 * is for whoever only wants to run the program.
 */
class Format {

  public static void main(String[] args) throws Exception {
    if (args[0].equals("off")) {
      return;
    }
    var fix = args[0].equals("fix");
    var unformatted = 0;
    for (var file : javaFiles(Path.of(args[1]))) {
      var written = Files.readString(file);
      var formatted = new Formatter().formatSourceAndFixImports(written);
      if (formatted.equals(written)) {
        continue;
      }
      if (fix) {
        Files.writeString(file, formatted);
      } else {
        unformatted++;
        System.err.println("Not formatted: " + file);
      }
    }
    if (unformatted > 0) {
      System.err.println("Run './doorstep format' and commit what it changes.");
      System.exit(1);
    }
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !folder.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}
