package org.doorstep.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the workbooks people are given: the template of a register, and rows handed back. */
@Component
class Workbooks {

  private static final String GROUND = "DCE6F1";
  private static final int VALIDATED = 5_000;
  private static final int LONGEST_LIST = 250; // of a validation, by the format

  private final Heads heads;
  private final Choices.All choices;
  private final MessageSource words;

  Workbooks(Heads heads, Choices.All choices, MessageSource words) {
    this.heads = heads;
    this.choices = choices;
    this.words = words;
  }

  /** An empty table for a register, with notes on what to enter where. */
  void template(ImportKind kind, OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Doorstep", "1.0")) {
      for (var sheet : kind.sheets()) {
        var page = book.newWorksheet(heads.name(sheet));
        head(page, sheet, List.of());
        for (var at = 0; at < sheet.columns().size(); at++) {
          offer(page, sheet, at);
        }
        page.finish();
      }
      notes(book.newWorksheet("填写说明 Notes"), kind);
    }
  }

  /**
   * Bad rows as they stood, each with its row in the file and what to do: to be mended and sent.
   */
  void handBack(ImportKind kind, Runs runs, Run run, Locale locale, OutputStream out)
      throws IOException {
    try (var book = new Workbook(out, "Doorstep", "1.0")) {
      for (var sheet : kind.sheets()) {
        var page = book.newWorksheet(heads.name(sheet));
        head(
            page,
            sheet,
            List.of(say("imports.back.row", locale), say("imports.back.what", locale)));
        var width = sheet.columns().size();
        page.width(width + 1, 90);
        var next = new int[] {1};
        runs.eachBad(
            run.id(),
            bad -> {
              if (bad.line().sheet() == sheet) {
                var at = next[0]++;
                var cells = bad.line().cells();
                for (var column = 0; column < width; column++) {
                  if (!cells.get(column).isEmpty()) {
                    page.value(at, column, cells.get(column));
                  }
                }
                page.value(at, width, bad.line().row());
                page.value(at, width + 1, whatToDo(bad, locale));
              }
            });
        page.finish();
      }
    }
  }

  /** Everything that is wrong with a row, and what to do, in one text. */
  String whatToDo(BadLine bad, Locale locale) {
    var said = new ArrayList<String>();
    for (var wrong : bad.wrongs()) {
      said.add(column(bad.line().sheet(), wrong, locale) + "：" + sentence(wrong, locale));
    }
    return String.join(" ", said);
  }

  String column(Sheet sheet, Wrong wrong, Locale locale) {
    return say(sheet.key() + "." + wrong.column(), locale);
  }

  String sentence(Wrong wrong, Locale locale) {
    return words.getMessage(wrong.key(), wrong.facts().toArray(), locale);
  }

  /** What an import has brought, in one sentence. */
  String taken(Run run, Locale locale) {
    var all = run.all();
    return words.getMessage(
        all.bad() > 0 ? "imports.taken.without-bad" : "imports.taken",
        new Object[] {all.added(), all.changed(), all.same(), all.bad()},
        locale);
  }

  private void head(Worksheet page, Sheet sheet, List<String> more) {
    var written = new ArrayList<>(heads.written(sheet));
    written.addAll(more);
    for (var at = 0; at < written.size(); at++) {
      var required = at < sheet.columns().size() && sheet.columns().get(at).required();
      page.value(0, at, written.get(at) + (required ? " *" : ""));
      page.style(0, at).bold().wrapText(true).fillColor(GROUND).set();
      page.width(at, 20);
      page.style(at).format("@").set(); // text, or a spreadsheet shortens identity numbers
    }
    page.freezePane(0, 1);
  }

  private void offer(Worksheet page, Sheet sheet, int at) {
    var column = sheet.columns().get(at);
    var offered = choices.of(sheet, column).map(Choices::offered).orElse(List.of());
    var list = String.join(",", offered);
    if (!offered.isEmpty() && list.length() < LONGEST_LIST && !column.key().equals("categories")) {
      page.range(1, at, VALIDATED, at)
          .validateWithListByFormula('"' + list + '"')
          .allowBlank(true)
          .showErrorMessage(true);
    }
  }

  private void notes(Worksheet page, ImportKind kind) throws IOException {
    page.width(0, 34);
    page.width(1, 24);
    page.width(2, 70);
    page.width(3, 70);
    var at = 0;
    for (var general : List.of("imports.notes.general", "imports.notes.again")) {
      page.value(at, 0, say(general, Locale.CHINESE));
      page.value(at + 1, 0, say(general, Locale.ENGLISH));
      at += 2;
    }
    for (var sheet : kind.sheets()) {
      at++;
      page.value(at, 0, heads.name(sheet));
      page.style(at, 0).bold().fillColor(GROUND).set();
      at++;
      for (var column : sheet.columns()) {
        var key = sheet.key(column);
        page.value(at, 0, heads.written(sheet).get(sheet.indexOf(column.key())));
        page.value(
            at, 1, say(column.required() ? "imports.notes.must" : "imports.notes.may", null));
        page.value(at, 2, note(key, sheet, column, Locale.CHINESE));
        page.value(at, 3, note(key, sheet, column, Locale.ENGLISH));
        at++;
      }
    }
    page.finish();
  }

  private String note(String key, Sheet sheet, Column column, Locale locale) {
    var allowed = choices.of(sheet, column).map(Choices::allowed);
    return say(key + ".note", locale) + allowed.map(some -> " " + some).orElse("");
  }

  private String say(String key, @org.jspecify.annotations.Nullable Locale locale) {
    return Optional.ofNullable(locale)
        .map(one -> words.getMessage(key, null, one))
        .orElseGet(() ->
            words.getMessage(key, null, Locale.CHINESE)
                + " "
                + words.getMessage(key, null, Locale.ENGLISH));
  }
}
