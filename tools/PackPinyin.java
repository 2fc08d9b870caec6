import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Packs one reading for each Chinese character from the npm package pinyin-pro.
 *
 * <p>How to run it is in the README beside the packed file. The same dictionary always gives the
 * same bytes.
 */
class PackPinyin {

  /** One line of the dictionary: its readings, the usual one first, and the characters read so. */
  private static final Pattern ENTRY =
      Pattern.compile("'?([^\\s':]+)[^:\\n]*?'?:\\s*\\[([^\\]]*)\\]");

  private static final Pattern CHARACTER = Pattern.compile("'([^']+)'");

  public static void main(String[] args) throws IOException {
    var dictionary = Files.readString(Path.of(args[0]));
    var readings = new TreeMap<Integer, String>();

    var entries = ENTRY.matcher(dictionary);
    while (entries.find()) {
      var characters = CHARACTER.matcher(entries.group(2));
      while (characters.find()) {
        readings.put(characters.group(1).codePointAt(0), plain(entries.group(1)));
      }
    }

    var packed = new TreeMap<String, TreeSet<Integer>>();
    readings.forEach((c, reading) -> packed.computeIfAbsent(reading, _ -> new TreeSet<>()).add(c));
    var lines = new StringBuilder();
    packed.forEach((reading, characters) -> {
      lines.append(reading).append(' ');
      characters.forEach(lines::appendCodePoint);
      lines.append('\n');
    });
    Files.writeString(Path.of(args[1]), lines);
    System.out.println(readings.size() + " characters, " + packed.size() + " readings");
  }

  /** A reading as it is typed: no tones, v for ü. */
  private static String plain(String reading) {
    return Normalizer.normalize(reading, Normalizer.Form.NFD)
        .replace("u\u0308", "v")
        .replaceAll("\\p{M}", "");
  }
}
