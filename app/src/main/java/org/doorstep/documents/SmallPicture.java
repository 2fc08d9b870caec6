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

  /** Drawing is work for the processor: a page full of pictures must not keep others waiting. */
  private static final Semaphore AT_ONCE = new Semaphore(2);

  private SmallPicture() {}

  /** As a JPEG of at most 360 by 360; empty when Java cannot read the picture or it is enormous. */
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

  private static Optional<byte[]> drawn(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > PIXELS_AT_MOST) {
      return Optional.empty();
    }
    var gap = (int) Math.max(1, Math.max(width, height) / (EDGE * 2));
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
