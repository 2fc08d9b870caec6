package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Files as telephones and offices make them. */
final class SampleFiles {

  /** Stands for where it was taken; must be found in no photograph that is kept. */
  static final String WHERE = "26.5983N109.3912E";

  private SampleFiles() {}

  /** A photograph as a telephone takes it: held upright, with its place, a remark and a film. */
  static byte[] photograph(int seed) throws IOException {
    var bare = drawn("jpeg", 1200, 900, seed);
    var out = new ByteArrayOutputStream();
    out.write(bare, 0, 2);
    part(out, 0xe1, exif());
    part(out, 0xe1, ("http://ns.adobe.com/xap/1.0/\0<x>" + WHERE + "</x>").getBytes(ISO_8859_1));
    part(out, 0xed, ("Photoshop 3.0\0" + WHERE).getBytes(ISO_8859_1));
    part(out, 0xfe, WHERE.getBytes(ISO_8859_1));
    out.write(bare, 2, bare.length - 2);
    out.writeBytes(("ftypmp42" + WHERE).getBytes(ISO_8859_1)); // behind its end
    return out.toByteArray();
  }

  /** The same without anything but the picture, and a larger one. */
  static byte[] drawn(String format, int width, int height, int seed) throws IOException {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = picture.createGraphics();
    pen.setPaint(
        new GradientPaint(0, 0, new Color(0x2b6cb0 + seed), width, height, new Color(0xd69e2e)));
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.WHITE);
    pen.fillOval(width / 4, height / 4, width / 3, height / 3);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(picture, format, out);
    return out.toByteArray();
  }

  /** A black JPEG; one that comes bit by bit shows itself coarse first and then finer. */
  static byte[] black(int width, int height, boolean bitByBit) throws IOException {
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var how = writer.getDefaultWriteParam();
    if (bitByBit) {
      how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    var out = new ByteArrayOutputStream();
    try (var to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(
          null,
          new IIOImage(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), null, null),
          how);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** The head of a PNG of one row. */
  static byte[] wide(int width) throws IOException {
    var bare = drawn("png", 60, 1, 1);
    var out = new ByteArrayOutputStream();
    out.write(bare, 0, 8);
    chunk(
        out,
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(1).put(new byte[] {16, 6, 0, 0, 0}).array());
    out.write(bare, 33, bare.length - 33);
    return out.toByteArray();
  }

  private static byte[] exif() {
    return ByteBuffer.allocate(6 + 8 + 2 + 2 * 12 + 4 + WHERE.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("Exif\0\0II".getBytes(ISO_8859_1))
        .putShort((short) 42)
        .putInt(8)
        .putShort((short) 2)
        .putShort((short) 0x010e) // description
        .putShort((short) 2)
        .putInt(WHERE.length())
        .putInt(8 + 2 + 24 + 4)
        .putShort((short) 0x0112) // turned by a quarter
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 6)
        .putShort((short) 0)
        .putInt(0)
        .put(WHERE.getBytes(ISO_8859_1))
        .array();
  }

  private static void part(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xff);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write((content.length + 2) & 0xff);
    out.writeBytes(content);
  }

  /** A PNG with a text and EXIF in it. */
  static byte[] png() throws IOException {
    var bare = drawn("png", 60, 40, 1);
    var out = new ByteArrayOutputStream();
    out.write(bare, 0, 33);
    chunk(out, "tEXt", ("Comment\0" + WHERE).getBytes(ISO_8859_1));
    chunk(out, "eXIf", exif());
    out.write(bare, 33, bare.length - 33);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    var crc = new CRC32();
    crc.update(name.getBytes(ISO_8859_1));
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name.getBytes(ISO_8859_1));
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** A WebP, extended, with EXIF and XMP in it; its picture is one nobody looks at. */
  static byte[] webp() {
    var parts = new ByteArrayOutputStream();
    riff(parts, "VP8X", new byte[] {0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0});
    riff(parts, "VP8 ", "picture".getBytes(ISO_8859_1));
    riff(parts, "EXIF", exif());
    riff(parts, "XMP ", WHERE.getBytes(ISO_8859_1));
    var out = new ByteArrayOutputStream();
    riff(out, "RIFF", concat("WEBP".getBytes(ISO_8859_1), parts.toByteArray()));
    return out.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
  }

  private static void riff(ByteArrayOutputStream out, String name, byte[] content) {
    out.writeBytes(name.getBytes(ISO_8859_1));
    out.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  static byte[] pdf() {
    return "%PDF-1.7\n% a letter\n%%EOF\n".getBytes(UTF_8);
  }

  /** A document of today's office, by the content types it says it has. */
  static byte[] office(String mainType) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("_rels/.rels"));
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(("<Types><Override ContentType=\"" + mainType + "\"/></Types>").getBytes(UTF_8));
    }
    return out.toByteArray();
  }

  /** A document of an old office, by the parts it has. */
  static byte[] oldOffice(String... parts) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        });
    for (var part : parts) {
      out.writeBytes(part.getBytes(UTF_16LE));
    }
    return out.toByteArray();
  }
}
