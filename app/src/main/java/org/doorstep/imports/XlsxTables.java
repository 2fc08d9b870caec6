package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The sheets of a workbook, streamed: only the texts its cells share are held in memory.
 *
 * <p>Why not the library that writes our workbooks: it holds those texts as strings, and a county's
 * residents would then not fit into the memory the program runs with (see {@link Texts}).
 */
final class XlsxTables implements Tables {

  /** A packed file can be made to swell; no register of a county needs more. */
  private static final long MOST_UNPACKED = 3_000_000_000L;

  /** So much of the memory may go to shared texts. */
  private static final int SHARE = 4;

  private static final int GLANCE = 1 << 18;
  private static final int MOST_COLUMNS = 1 << 14; // by the format

  private static final String SHARED = "shared"; // no id of a part, which has a digit

  private static final XMLInputFactory XML = xml();

  private final ZipFile zip;
  private final Texts shared = new Texts();
  private final List<ZipEntry> sheets = new ArrayList<>();
  private Optional<ZipEntry> sharedPart = Optional.empty(); // until it is read

  XlsxTables(Path file) throws IOException {
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException notAWorkbook) {
      throw new Unreadable("imports.stopped.not-a-table");
    }
    try {
      if (Collections.list(zip.entries()).stream().mapToLong(ZipEntry::getSize).sum()
          > MOST_UNPACKED) {
        throw new Unreadable("imports.stopped.too-large");
      }
      findSheets();
    } catch (IOException | XMLStreamException | RuntimeException notAWorkbook) {
      zip.close();
      throw notAWorkbook instanceof Unreadable itself
          ? itself
          : new Unreadable("imports.stopped.not-a-table");
    }
  }

  @Override
  public List<Table> list() {
    return sheets.stream().<Table>map(SheetTable::new).toList();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static XMLInputFactory xml() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Something that reads one part of the workbook. */
  private interface Part {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  private void part(ZipEntry entry, Part part) throws IOException, XMLStreamException {
    try (InputStream in = zip.getInputStream(entry)) {
      var xml = XML.createXMLStreamReader(in);
      try {
        part.read(xml);
      } finally {
        xml.close();
      }
    }
  }

  /** The sheets in the order in which people see them, and the part of the file each is in. */
  private void findSheets() throws IOException, XMLStreamException {
    var parts = new HashMap<String, String>();
    part(
        entry("xl/_rels/workbook.xml.rels"),
        xml -> {
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("Relationship")) {
              var kind = attribute(xml, "Type").endsWith("/sharedStrings");
              parts.put(kind ? SHARED : attribute(xml, "Id"), attribute(xml, "Target"));
            }
          }
        });
    part(
        entry("xl/workbook.xml"),
        xml -> {
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                && xml.getLocalName().equals("sheet")) {
              find(parts, attribute(xml, "id"))
                  .filter(entry -> entry.getName().contains("worksheets/")) // and no chart
                  .ifPresent(sheets::add);
            }
          }
        });
    sharedPart = find(parts, SHARED);
  }

  private Optional<ZipEntry> find(Map<String, String> parts, String id) {
    return Optional.ofNullable(parts.get(id))
        .map(target -> target.startsWith("/") ? target.substring(1) : "xl/" + target)
        .map(zip::getEntry);
  }

  private ZipEntry entry(String name) {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new Unreadable("imports.stopped.not-a-table");
    }
    return entry;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (var at = 0; at < xml.getAttributeCount(); at++) {
      if (xml.getAttributeLocalName(at).equals(name)) {
        return xml.getAttributeValue(at);
      }
    }
    return "";
  }

  /** The texts the cells share, read before the first sheet is. */
  private void readShared() throws IOException, XMLStreamException {
    if (sharedPart.isEmpty()) {
      return;
    }
    var most = Runtime.getRuntime().maxMemory() / SHARE;
    part(
        sharedPart.get(),
        xml -> {
          while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
              shared.add(richText(xml, "si").getBytes(StandardCharsets.UTF_8));
              if (shared.weight() > most) {
                throw new Unreadable("imports.stopped.too-large");
              }
            }
          }
        });
    sharedPart = Optional.empty();
  }

  /** The text of an element that may be cut into runs, without how it is read aloud. */
  private static String richText(XMLStreamReader xml, String element) throws XMLStreamException {
    var text = "";
    while (true) {
      var event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("t")) {
          text = text.isEmpty() ? xml.getElementText() : text + xml.getElementText();
        } else if (xml.getLocalName().equals("rPh")) {
          skip(xml, "rPh");
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element)) {
        return text;
      }
    }
  }

  private static void skip(XMLStreamReader xml, String element) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals(element)) {
      // nothing of it is wanted
    }
  }

  private final class SheetTable implements Table {

    private final ZipEntry entry;

    SheetTable(ZipEntry entry) {
      this.entry = entry;
    }

    /** Looks at the beginning, and reckons from it how many rows there are in all. */
    @Override
    public long about() {
      try (var in = zip.getInputStream(entry)) {
        var bytes = in.readNBytes(GLANCE);
        var seen = new String(bytes, ISO_8859_1).split("<row ", -1).length - 1;
        return seen * Math.max(1, entry.getSize() / Math.max(1, bytes.length));
      } catch (IOException broken) {
        throw new Unreadable("imports.stopped.not-a-table");
      }
    }

    @Override
    public void read(Rows rows) {
      try {
        readShared();
        part(entry, xml -> readRows(xml, rows));
      } catch (IOException
          | XMLStreamException
          | IndexOutOfBoundsException
          | NumberFormatException broken) {
        throw new Unreadable("imports.stopped.not-a-table");
      }
    }

    private void readRows(XMLStreamReader xml, Rows rows) throws XMLStreamException {
      var number = 0;
      var cells = new ArrayList<String>();
      while (xml.hasNext()) {
        var event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          if (xml.getLocalName().equals("row")) {
            var said = attribute(xml, "r");
            number = said.isEmpty() ? number + 1 : Integer.parseInt(said);
            cells.clear();
          } else if (xml.getLocalName().equals("c")) {
            cell(xml, cells);
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("row")
            && !rows.row(number, cells)) {
          return;
        }
      }
    }
  }

  /** Puts one cell where it belongs; cells before it that the file leaves out are empty. */
  private void cell(XMLStreamReader xml, List<String> cells) throws XMLStreamException {
    var column = cells.size();
    var type = "";
    for (var at = 0; at < xml.getAttributeCount(); at++) {
      var name = xml.getAttributeLocalName(at);
      if (name.equals("r")) {
        column = column(xml.getAttributeValue(at));
      } else if (name.equals("t")) {
        type = xml.getAttributeValue(at);
      }
    }
    while (cells.size() < column) {
      cells.add("");
    }
    var value = value(xml, type);
    if (column < cells.size()) {
      cells.set(column, value); // the file has it twice
    } else {
      cells.add(value);
    }
  }

  private String value(XMLStreamReader xml, String type) throws XMLStreamException {
    @Nullable String raw = null;
    while (true) {
      var event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "v" -> raw = xml.getElementText();
          case "is" -> raw = richText(xml, "is");
          default -> skip(xml, xml.getLocalName()); // a formula: its value is what counts
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        return raw == null ? "" : read(raw, type);
      }
    }
  }

  private String read(String raw, String type) {
    return switch (type) {
      case "s" -> shared.get(Integer.parseInt(raw.strip()));
      case "inlineStr", "str" -> raw;
      case "e" -> "";
      default -> plain(raw);
    };
  }

  /** {@code AB12} is in column 27, counted from 0. */
  private static int column(String place) {
    var column = 0;
    for (var at = 0; at < place.length(); at++) {
      var letter = place.charAt(at) - 'A';
      if (letter < 0 || letter > 25) {
        break;
      }
      column = column * 26 + letter + 1;
    }
    if (column == 0 || column > MOST_COLUMNS) {
      throw new Unreadable("imports.stopped.not-a-table");
    }
    return column - 1;
  }

  /** A number as people see it: 13800005678, not 1.3800005678E10. */
  private static String plain(String raw) {
    if (raw.indexOf('E') > 0 || raw.endsWith(".0")) {
      try {
        return new BigDecimal(raw).stripTrailingZeros().toPlainString();
      } catch (NumberFormatException text) {
        return raw;
      }
    }
    return raw;
  }
}
