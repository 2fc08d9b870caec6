package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes files of a register into a county: the door behind {@code ./doorstep import}. */
public interface FileImport {

  /**
   * What was asked for.
   *
   * @param county the division code of the county
   * @param files all of one register: a workbook, or a text for each of its sheets
   * @param kind which register; empty to tell it by the heads of the columns
   * @param preview whether the register is only compared with the files
   * @param onlyGood whether the good rows are wanted when there are bad ones
   * @param badRows where the bad rows are written to be mended; null for nowhere
   * @param language of everything that is said
   */
  record Request(
      String county,
      List<Path> files,
      Optional<String> kind,
      boolean preview,
      boolean onlyGood,
      @Nullable Path badRows,
      Locale language) {

    public Request {
      files = List.copyOf(files);
    }
  }

  /** How the rows of a sheet compare with the register. */
  record Sheet(String sheet, long added, long changed, long same, long bad) {}

  /** A cell that is wrong: where it stands, and what to do. */
  record BadCell(String sheet, int row, String column, String what) {}

  /**
   * What came of it.
   *
   * @param done whether everything that was asked for is done
   * @param state taken, same, good or bad (a preview), refused (bad rows), stopped (no such table)
   * @param sentence the same for people
   */
  record Result(
      boolean done,
      String state,
      String kind,
      List<Sheet> sheets,
      List<BadCell> bad,
      String sentence) {

    public Result {
      sheets = List.copyOf(sheets);
      bad = List.copyOf(bad);
    }
  }

  /** The registers there are, as {@link Request#kind} names them. */
  List<String> kinds();

  /** Takes the files, whole or not at all; the reader's own files are left as they are. */
  Result take(Request request, Progress progress) throws IOException;
}
