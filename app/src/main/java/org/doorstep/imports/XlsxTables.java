package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The sheets of a workbook, streamed: only the texts its cells share are held in memory. */
final class XlsxTables implements Tables {

  /** A packed file can be made to swell; no register of a county needs more. */
  private static final long MOST_UNPACKED = 3_000_000_000L;

  private static final int GLANCE = 1 << 18;

  private final ReadableWorkbook book;
  private final long about;

  XlsxTables(Path file) throws IOException {
    try {
      about = glance(file);
      book = new ReadableWorkbook(file.toFile());
    } catch (IOException | ExcelReaderException notAWorkbook) {
      throw new Unreadable("imports.stopped.not-a-table");
    }
  }

  @Override
  public List<Table> list() {
    return book.getSheets().<Table>map(SheetTable::new).toList();
  }

  @Override
  public void close() throws IOException {
    book.close();
  }

  private final class SheetTable implements Table {

    private final Sheet sheet;

    SheetTable(Sheet sheet) {
      this.sheet = sheet;
    }

    @Override
    public long about() {
      return about / Math.max(1, book.getSheets().count());
    }

    @Override
    public void read(Rows rows) {
      try (var stream = sheet.openStream()) {
        var all = stream.iterator();
        while (all.hasNext()) {
          var row = all.next();
          if (!rows.row(row.getRowNum(), cells(row))) {
            return;
          }
        }
      } catch (IOException | ExcelReaderException broken) {
        throw new Unreadable("imports.stopped.not-a-table");
      }
    }
  }

  private static List<String> cells(Row row) {
    var cells = new ArrayList<String>(row.getCellCount());
    for (var at = 0; at < row.getCellCount(); at++) {
      var cell = row.getCell(at);
      if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
        cells.add("");
      } else if (cell.getType() == CellType.STRING) {
        cells.add(cell.asString());
      } else {
        cells.add(plain(cell.getRawValue()));
      }
    }
    return cells;
  }

  /** A number as people see it: 13800005678, not 1.3800005678E10. */
  private static String plain(String raw) {
    if (raw == null) {
      return "";
    }
    if (raw.indexOf('E') > 0 || raw.endsWith(".0")) {
      try {
        return new BigDecimal(raw).stripTrailingZeros().toPlainString();
      } catch (NumberFormatException text) {
        return raw;
      }
    }
    return raw;
  }

  /** Looks at the beginning of each sheet and reckons from it how many rows there are in all. */
  private static long glance(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      var unpacked = 0L;
      var rows = 0L;
      for (var entry : Collections.list(zip.entries())) {
        unpacked += Math.max(0, entry.getSize());
        if (entry.getName().startsWith("xl/worksheets/") && entry.getName().endsWith(".xml")) {
          try (var in = zip.getInputStream(entry)) {
            var bytes = in.readNBytes(GLANCE);
            var seen = new String(bytes, ISO_8859_1).split("<row ", -1).length - 1;
            rows += seen * Math.max(1, entry.getSize() / Math.max(1, bytes.length));
          }
        }
      }
      if (unpacked > MOST_UNPACKED) {
        throw new Unreadable("imports.stopped.too-large");
      }
      return rows;
    }
  }
}
