package org.doorstep.documents;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** A photograph in small, for a page. Large ones are read with gaps, so that they need no room. */
final class SmallPicture {

  private static final int EDGE = 360;
  private static final long PIXELS_AT_MOST = 100_000_000;

  /** Of what is read a row at a time, a row must fit: one without end would end the program. */
  private static final int EDGE_AT_MOST = 20_000;

  /** What comes in several scans is held whole while it is read, and read once for each. */
  private static final long PIXELS_IN_SCANS_AT_MOST = 12_000_000;

  private static final int SCANS_AT_MOST = 32;

  /** Drawing is work for the processor: a page full of pictures must not keep others waiting. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private SmallPicture() {}

  /**
   * As a JPEG of at most 360 by 360; empty when Java cannot read the picture, or not in the room
   * and time there is for it.
   */
  static Optional<byte[]> of(byte[] whole) throws IOException {
    AT_ONCE.acquireUninterruptibly();
    try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(whole))) {
      var readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      var reader = readers.next();
      try {
        reader.setInput(in, true, true);
        if (!fits(reader.getWidth(0), reader.getHeight(0), Photographs.scans(whole))) {
          return Optional.empty();
        }
        return drawn(reader).map(small -> Photographs.turnedLike(whole, small));
      } finally {
        reader.dispose();
      }
    } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
      return Optional.empty();
    } finally {
      AT_ONCE.release();
    }
  }

  private static boolean fits(int width, int height, int scans) {
    var pixels = (long) width * height;
    return width <= EDGE_AT_MOST
        && height <= EDGE_AT_MOST
        && pixels <= (scans > 1 ? PIXELS_IN_SCANS_AT_MOST : PIXELS_AT_MOST)
        && scans <= SCANS_AT_MOST;
  }

  private static Optional<byte[]> drawn(ImageReader reader) throws IOException {
    var gap = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (EDGE * 2));
    var how = reader.getDefaultReadParam();
    how.setSourceSubsampling(gap, gap, 0, 0);
    var read = reader.read(0, how);
    var scale = Math.min(1, (double) EDGE / Math.max(read.getWidth(), read.getHeight()));
    var small =
        new BufferedImage(
            (int) Math.max(1, Math.round(read.getWidth() * scale)),
            (int) Math.max(1, Math.round(read.getHeight() * scale)),
            BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, small.getWidth(), small.getHeight());
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(read, 0, 0, small.getWidth(), small.getHeight(), null);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    return ImageIO.write(small, "jpeg", out) ? Optional.of(out.toByteArray()) : Optional.empty();
  }
}
