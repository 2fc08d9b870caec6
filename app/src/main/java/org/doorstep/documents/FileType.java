package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/** The kinds of files that are taken, each recognised by its content and never by its name. */
enum FileType {
  JPEG("jpeg", "image/jpeg"),
  PNG("png", "image/png"),
  WEBP("webp", "image/webp"),
  PDF("pdf", "application/pdf"),
  DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  PPTX("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
  DOC("doc", "application/msword"),
  XLS("xls", "application/vnd.ms-excel"),
  PPT("ppt", "application/vnd.ms-powerpoint"),
  ODT("odt", "application/vnd.oasis.opendocument.text"),
  ODS("ods", "application/vnd.oasis.opendocument.spreadsheet");

  private static final byte[] OLD_OFFICE = {
    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
  };

  private static final List<String> NEWER_TELEPHONES =
      List.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

  /** Of a packed file only the beginning of its table of contents is read. */
  private static final int READ_OF_A_PART = 64 * 1024;

  private static final int PARTS_AT_MOST = 1000;

  private final String stored;
  private final String media;

  FileType(String stored, String media) {
    this.stored = stored;
    this.media = media;
  }

  String stored() {
    return stored;
  }

  String media() {
    return media;
  }

  boolean photograph() {
    return this == JPEG || this == PNG || this == WEBP;
  }

  static FileType of(String stored) {
    return Arrays.stream(values())
        .filter(type -> type.stored.equals(stored))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not a type of file: " + stored));
  }

  /** What a file is by its content; empty for everything that is not taken. */
  static Optional<FileType> recognise(byte[] content) {
    if (begins(content, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (begins(content, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (begins(content, 0, "RIFF") && begins(content, 8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (begins(content, 0, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (begins(content, 0, "PK\u0003\u0004")) {
      return packed(content);
    }
    if (content.length > OLD_OFFICE.length
        && Arrays.equals(Arrays.copyOf(content, OLD_OFFICE.length), OLD_OFFICE)) {
      return oldOffice(content);
    }
    return Optional.empty();
  }

  /** A photograph as newer telephones keep it, which browsers do not show: HEIC, AVIF. */
  static boolean isOfNewerTelephones(byte[] content) {
    return begins(content, 4, "ftyp")
        && NEWER_TELEPHONES.stream().anyMatch(brand -> begins(content, 8, brand));
  }

  private static boolean begins(byte[] content, int at, String with) {
    var bytes = with.getBytes(ISO_8859_1);
    return content.length >= at + bytes.length
        && Arrays.equals(content, at, at + bytes.length, bytes, 0, bytes.length);
  }

  /** Office documents of today are packed files that say on a page of their own what they are. */
  private static Optional<FileType> packed(byte[] content) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (var parts = 0; parts < PARTS_AT_MOST; parts++) {
        var part = zip.getNextEntry();
        if (part == null) {
          return Optional.empty();
        }
        if (part.getName().equals("[Content_Types].xml")) {
          return office(new String(zip.readNBytes(READ_OF_A_PART), ISO_8859_1));
        }
        if (parts == 0 && part.getName().equals("mimetype")) {
          var media = new String(zip.readNBytes(100), ISO_8859_1);
          return Arrays.stream(new FileType[] {ODT, ODS})
              .filter(type -> type.media.equals(media))
              .findFirst();
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  /** A document that carries a program ("macroEnabled") is none of them. */
  private static Optional<FileType> office(String contentTypes) {
    return Arrays.stream(new FileType[] {DOCX, XLSX, PPTX})
        .filter(type -> contentTypes.contains(type.media + ".main+xml"))
        .findFirst();
  }

  /** The old ones name their main part in letters of two bytes. */
  private static Optional<FileType> oldOffice(byte[] content) {
    var text = new String(content, ISO_8859_1);
    if (text.contains(wide("_VBA_PROJECT"))) {
      return Optional.empty(); // carries a program
    }
    if (text.contains(wide("WordDocument"))) {
      return Optional.of(DOC);
    }
    if (text.contains(wide("PowerPoint Document"))) {
      return Optional.of(PPT);
    }
    return text.contains(wide("Workbook")) ? Optional.of(XLS) : Optional.empty();
  }

  private static String wide(String name) {
    return new String(name.getBytes(UTF_16LE), ISO_8859_1);
  }
}
