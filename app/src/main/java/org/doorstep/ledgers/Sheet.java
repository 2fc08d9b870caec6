package org.doorstep.ledgers;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table written away row by row: nothing of it is kept in memory. */
interface Sheet extends AutoCloseable {

  /** Writes a row; a text that a spreadsheet would take for a formula stays a text. */
  void row(List<String> cells) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * A spreadsheet with a title above its head, the head frozen. Printed it is as wide as a sheet of
   * A4 across, with the head on each.
   */
  static Sheet xlsx(OutputStream out, String title, List<String> heads) throws IOException {
    return new Xlsx(out, title, heads);
  }

  /** Comma-separated values in UTF-8 with a mark, so that office programs read Chinese. */
  static Sheet csv(OutputStream out, List<String> heads) throws IOException {
    return new Csv(out, heads);
  }

  /**
   * XLSX, one sheet. Each text stands in its own cell: a table of all texts would be kept whole.
   */
  final class Xlsx implements Sheet {

    private static final int FLUSH_EVERY = 500;
    private static final int HEAD = 1;
    private static final double TITLE_HEIGHT = 24;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int next = HEAD + 1;

    Xlsx(OutputStream out, String title, List<String> heads) throws IOException {
      workbook = new Workbook(out, "Doorstep", "1.0");
      sheet = workbook.newWorksheet(title.length() > 30 ? title.substring(0, 30) : title);
      sheet.pageOrientation("landscape");
      sheet.paperSize(org.dhatim.fastexcel.PaperSize.A4_PAPER);
      sheet.fitToWidth((short) 1);
      sheet.fitToHeight((short) 0);
      sheet.repeatRows(HEAD);
      sheet.freezePane(1, HEAD + 1);
      sheet.inlineString(0, 0, title);
      sheet.range(0, 0, 0, Math.max(1, heads.size() - 1)).merge();
      sheet.style(0, 0).bold().fontSize(14).set();
      sheet.rowHeight(0, TITLE_HEIGHT);
      for (var column = 0; column < heads.size(); column++) {
        sheet.inlineString(HEAD, column, heads.get(column));
        sheet.style(HEAD, column).bold().fillColor("E6E2D8").set();
        sheet.width(column, 16);
      }
    }

    @Override
    public void row(List<String> cells) throws IOException {
      for (var column = 0; column < cells.size(); column++) {
        sheet.inlineString(next, column, cells.get(column));
      }
      next++;
      if (next % FLUSH_EVERY == 0) {
        sheet.flush();
      }
    }

    @Override
    public void close() throws IOException {
      workbook.finish();
    }
  }

  /** CSV. */
  final class Csv implements Sheet {

    private final CsvWriter writer;

    Csv(OutputStream out, List<String> heads) throws IOException {
      var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      text.write('\uFEFF');
      writer = CsvWriter.builder().build(text);
      writer.writeRecord(heads);
    }

    @Override
    public void row(List<String> cells) {
      writer.writeRecord(cells.stream().map(Csv::harmless).toList());
    }

    @Override
    public void close() throws IOException {
      writer.close();
    }

    private static String harmless(String cell) {
      return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
  }
}
