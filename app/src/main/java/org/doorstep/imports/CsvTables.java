package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text of cells: UTF-8 with or without a mark, or GB18030 as Chinese spreadsheets save it. */
final class CsvTables implements Tables {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final Path file;
  private final Charset charset;
  private final char separator;

  CsvTables(Path file) throws IOException {
    this.file = file;
    this.charset = isUtf8(file) ? UTF_8 : GB18030;
    this.separator = separator();
  }

  @Override
  public List<Table> list() {
    return List.of(new CsvTable());
  }

  @Override
  public void close() {
    // every reading opens and closes the file itself
  }

  private final class CsvTable implements Table {

    @Override
    public long about() {
      try {
        return Files.size(file) / 60;
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    @Override
    public void read(Rows rows) {
      try (var reader =
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(false)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .ofCsvRecord(text())) {
        var number = 0;
        for (var each : reader) {
          number++;
          if (!rows.row(number, each.getFields())) {
            return;
          }
        }
      } catch (IOException | UncheckedIOException | CsvParseException broken) {
        throw new Unreadable("imports.stopped.not-a-table");
      }
    }
  }

  /** Comma, unless the first line has more tabs or semicolons. */
  private char separator() throws IOException {
    try (var reader = new BufferedReader(text())) {
      var line = reader.readLine();
      var best = ',';
      for (var candidate : new char[] {'\t', ';'}) {
        if (line != null && count(line, candidate) > count(line, best)) {
          best = candidate;
        }
      }
      return best;
    }
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private Reader text() throws IOException {
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset));
    reader.mark(1);
    if (reader.read() != '\ufeff') {
      reader.reset();
    }
    return reader;
  }

  /** Chinese in GB18030 is hardly ever right by the rules of UTF-8, and never for long. */
  private static boolean isUtf8(Path file) throws IOException {
    try (var reader = new InputStreamReader(Files.newInputStream(file), UTF_8.newDecoder())) {
      var buffer = new char[1 << 16];
      while (reader.read(buffer) >= 0) {
        // only whether it can be read
      }
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
