package org.doorstep.ledgers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workbook leaves as it is written, and is one that others open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SheetTest {

  private static final int ROWS = 60_000;
  private static final int NOT_YET_SENT = 100_000;

  @Test
  void of_sixty_thousand_rows_nearly_all_have_left_before_the_last_one_is_written()
      throws Exception {
    var out = new ByteArrayOutputStream();
    var half = 0;
    int before;
    try (var sheet = Sheet.xlsx(out, "办理台账", List.of("编号", "事由"))) {
      for (var row = 0; row < ROWS; row++) {
        if (row == ROWS / 2) {
          half = out.size();
        }
        sheet.row(List.of("M-2026-%06d".formatted(row), said(row)));
      }
      before = out.size();
    }

    assertThat(out.size() - before).isLessThan(NOT_YET_SENT);
    assertThat(half).isBetween(before / 3, before * 2 / 3);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
        var rows = book.getFirstSheet().openStream()) {
      var texts = rows.map(row -> row.getCellText(row.getCellCount() - 1)).toList();
      assertThat(texts).hasSize(ROWS + 2);
      assertThat(texts.get(2)).isEqualTo(said(0));
      assertThat(texts.getLast()).isEqualTo(said(ROWS - 1));
    }
  }

  @Test
  void every_part_is_well_formed_and_a_text_like_a_formula_stays_a_text(@TempDir Path folder)
      throws Exception {
    var said = List.of("=1+1", "<三组> & \"四组\"", "第一行\n第二行", "\uD83C\uDFE0", "");
    var file = folder.resolve("台账.xlsx");
    try (var sheet = Sheet.xlsx(Files.newOutputStream(file), "台账", said)) {
      sheet.row(said);
    }

    var parts = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : zip.stream().toList()) {
        parts.add(part.getName());
        var xml = XMLInputFactory.newFactory().createXMLStreamReader(zip.getInputStream(part));
        while (xml.hasNext()) {
          xml.next(); // throws where it is not well-formed
        }
      }
    }
    assertThat(parts)
        .contains("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
    try (var book = new ReadableWorkbook(file.toFile())) {
      var row = book.getFirstSheet().read().getLast();
      assertThat(row.stream().map(cell -> cell.getText()).toList()).isEqualTo(said);
    }
  }

  private static String said(int row) {
    return "第 " + row + " 户的水管裂了";
  }
}
