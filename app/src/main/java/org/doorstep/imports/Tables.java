package org.doorstep.imports;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tables of an uploaded file, told by what is in it and not by its name: XLSX or CSV. */
interface Tables extends Closeable {

  List<Table> list();

  static Tables open(Path file) throws IOException {
    var head = new byte[4];
    int length;
    try (var in = Files.newInputStream(file)) {
      length = in.readNBytes(head, 0, 4);
    }
    if (length == 0) {
      throw new Unreadable("imports.stopped.empty");
    }
    if (head[0] == 'P' && head[1] == 'K') {
      return new XlsxTables(file);
    }
    if (head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
      throw new Unreadable("imports.stopped.old-format");
    }
    return new CsvTables(file);
  }
}
