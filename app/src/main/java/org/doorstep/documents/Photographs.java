package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/**
 * Removes from a photograph everything but the picture: where and when it was taken, with what, by
 * whom, earlier versions in small, and whatever hangs behind its end. The picture's own bytes stay
 * as they are; of the rest only what is needed to draw it is carried over, so that something nobody
 * has thought of yet is removed too. That is why it is not left to a library that takes out what it
 * knows.
 */
final class Photographs {

  private static final int LONGEST_ORIENTATION = 8;

  private static final Set<String> PNG_PARTS =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP",
          "bKGD", "pHYs", "acTL", "fcTL", "fdAT");
  private static final Set<String> WEBP_PARTS =
      Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");

  /** What says how large a JPEG is; all but the first two let it come bit by bit. */
  private static final Set<Integer> FRAMES =
      Set.of(0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf);

  private Photographs() {}

  /** The same picture and nothing else; empty when it is broken. */
  static Optional<byte[]> bare(FileType type, byte[] photograph) {
    try {
      return switch (type) {
        case JPEG -> Optional.of(jpeg(photograph));
        case PNG -> Optional.of(png(photograph));
        case WEBP -> Optional.of(webp(photograph));
        case PDF, DOCX, XLSX, PPTX, DOC, XLS, PPT, ODT, ODS -> Optional.of(photograph);
      };
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static byte[] jpeg(byte[] in) throws IOException {
    var out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, 2);
    var orientation = orientation(in);
    if (orientation > 1) {
      out.writeBytes(turned(orientation));
    }
    var at = 2;
    while (true) {
      if ((in[at] & 0xff) != 0xff) {
        throw new IOException("No marker where one must be");
      }
      var marker = in[at + 1] & 0xff;
      if (marker == 0xff) { // filling
        at++;
        continue;
      }
      if (marker == 0xd9) { // the end; what hangs behind it is left
        out.write(in, at, 2);
        return out.toByteArray();
      }
      var end = marker == 0xda ? endOfScan(in, at) : at + 2 + number(in, at + 2);
      if (draws(in, at, marker, end - at)) {
        out.write(in, at, end - at);
      }
      at = end;
    }
  }

  /** After the head of a scan come its bytes, up to the next marker. */
  private static int endOfScan(byte[] in, int begin) {
    var at = begin + 2 + number(in, begin + 2);
    while ((in[at] & 0xff) != 0xff || isOfScan(in[at + 1] & 0xff)) {
      at++;
    }
    return at;
  }

  private static int number(byte[] in, int at) {
    return ((in[at] & 0xff) << 8) + (in[at + 1] & 0xff);
  }

  private static boolean isOfScan(int afterFf) {
    return afterFf == 0 || (afterFf >= 0xd0 && afterFf <= 0xd7);
  }

  /** Whether a part of a JPEG is needed to draw it. */
  private static boolean draws(byte[] in, int at, int marker, int length) {
    return switch (marker) {
      case 0xe0 -> is(in, at + 4, "JFIF\0") && length <= 18; // longer: a small picture in it
      case 0xe2 -> is(in, at + 4, "ICC_PROFILE\0");
      case 0xee -> is(in, at + 4, "Adobe");
      default -> marker < 0xe0 && marker >= 0xc0;
    };
  }

  /** Which way up the camera was held: without it pictures would lie on their side. */
  private static int orientation(byte[] in) {
    var at = 2;
    while (at + 4 < in.length && (in[at] & 0xff) == 0xff && (in[at + 1] & 0xff) != 0xda) {
      var length = 2 + number(in, at + 2);
      if ((in[at + 1] & 0xff) == 0xe1 && is(in, at + 4, "Exif\0\0")) {
        return orientation(ByteBuffer.wrap(in, at + 10, length - 10).slice());
      }
      at += length;
    }
    return 1;
  }

  private static int orientation(ByteBuffer exif) {
    exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var at = exif.getInt(4);
    var entries = exif.getShort(at) & 0xffff;
    for (var entry = 0; entry < entries; entry++) {
      if (exif.getShort(at + 2 + entry * 12) == 0x0112) {
        var value = exif.getShort(at + 2 + entry * 12 + 8);
        return value >= 1 && value <= LONGEST_ORIENTATION ? value : 1;
      }
    }
    return 1;
  }

  /** A part of EXIF that says which way up the picture is and no more. */
  private static byte[] turned(int orientation) {
    return ByteBuffer.allocate(36)
        .putShort((short) 0xffe1)
        .putShort((short) 34)
        .put("Exif\0\0MM".getBytes(ISO_8859_1))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }

  /** Turns a smaller picture the way the whole one is turned. */
  static byte[] turnedLike(byte[] whole, byte[] smaller) {
    var orientation = orientation(whole);
    if (orientation <= 1) {
      return smaller;
    }
    var turned = turned(orientation);
    return ByteBuffer.allocate(smaller.length + turned.length)
        .put(smaller, 0, 2)
        .put(turned)
        .put(smaller, 2, smaller.length - 2)
        .array();
  }

  /** In how many scans a picture comes: of a JPEG that may bring several at least two. */
  static int scans(byte[] picture) {
    if (!FileType.recognise(picture).equals(Optional.of(FileType.JPEG))) {
      return 1;
    }
    var scans = 0;
    var several = false;
    var parts = 0;
    var at = 2;
    while ((picture[at + 1] & 0xff) != 0xd9) {
      var marker = picture[at + 1] & 0xff;
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == 0xda) {
        scans++;
        several |= picture[at + 4] < parts;
        at = endOfScan(picture, at);
        continue;
      }
      if (FRAMES.contains(marker)) {
        several |= marker > 0xc1;
        parts = picture[at + 9];
      }
      at += 2 + number(picture, at + 2);
    }
    return several ? Math.max(2, scans) : scans;
  }

  private static byte[] png(byte[] in) throws IOException {
    var out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, 8);
    var buffer = ByteBuffer.wrap(in);
    var at = 8;
    while (true) {
      var length = buffer.getInt(at);
      var name = new String(in, at + 4, 4, ISO_8859_1);
      if (length < 0) {
        throw new IOException("A part longer than its file");
      }
      if (PNG_PARTS.contains(name)) {
        out.write(in, at, length + 12);
      }
      if (name.equals("IEND")) {
        return out.toByteArray();
      }
      at = Math.addExact(at, length + 12);
    }
  }

  private static byte[] webp(byte[] in) throws IOException {
    var buffer = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
    var end = Math.min(in.length, 8 + buffer.getInt(4));
    var out = new ByteArrayOutputStream(in.length);
    out.write(in, 0, 12);
    for (var at = 12; at + 8 <= end; ) {
      var name = new String(in, at, 4, ISO_8859_1);
      var length = buffer.getInt(at + 4);
      if (length < 0 || length > end - at - 8) {
        throw new IOException("A part longer than its file");
      }
      var whole = Math.min(8 + length + (length & 1), end - at);
      if (WEBP_PARTS.contains(name)) {
        var part = new ByteArrayInputStream(in, at, whole).readAllBytes();
        if (name.equals("VP8X")) {
          part[8] &= (byte) ~0x0c; // says that there is no EXIF and no XMP
        }
        out.writeBytes(part);
      }
      at += whole;
    }
    var bare = out.toByteArray();
    ByteBuffer.wrap(bare).order(ByteOrder.LITTLE_ENDIAN).putInt(4, bare.length - 8);
    return bare;
  }

  private static boolean is(byte[] in, int at, String word) {
    return new String(in, at, Math.min(word.length(), in.length - at), ISO_8859_1).equals(word);
  }
}
