package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FileTypeTest {

  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

  @Test
  void a_file_is_what_its_content_says() throws Exception {
    assertThat(FileType.recognise(SampleFiles.photograph(1))).contains(FileType.JPEG);
    assertThat(FileType.recognise(SampleFiles.png())).contains(FileType.PNG);
    assertThat(FileType.recognise(SampleFiles.webp())).contains(FileType.WEBP);
    assertThat(FileType.recognise(SampleFiles.pdf())).contains(FileType.PDF);
    assertThat(FileType.recognise(SampleFiles.office(WORD))).contains(FileType.DOCX);
    assertThat(FileType.recognise(SampleFiles.oldOffice("WordDocument"))).contains(FileType.DOC);
    assertThat(FileType.recognise(SampleFiles.oldOffice("Workbook"))).contains(FileType.XLS);
  }

  @Test
  void pages_programs_and_documents_that_carry_a_program_are_not_taken() throws Exception {
    assertThat(FileType.recognise("<html><script>".getBytes(UTF_8))).isEmpty();
    assertThat(FileType.recognise("<svg xmlns=".getBytes(UTF_8))).isEmpty();
    assertThat(FileType.recognise("MZ\u0090\0".getBytes(ISO_8859_1))).isEmpty();
    assertThat(FileType.recognise("GIF89a".getBytes(UTF_8))).isEmpty();
    assertThat(FileType.recognise(new byte[0])).isEmpty();
    assertThat(FileType.recognise(SampleFiles.office("application/java-archive"))).isEmpty();
    assertThat(
            FileType.recognise(
                SampleFiles.office("application/vnd.ms-word.document.macroEnabled.main+xml")))
        .isEmpty();
    assertThat(FileType.recognise(SampleFiles.oldOffice("WordDocument", "_VBA_PROJECT"))).isEmpty();
  }

  @Test
  void of_a_photograph_only_the_picture_is_kept_and_which_way_up_it_is() throws Exception {
    var sent = SampleFiles.photograph(2);
    var kept = Photographs.bare(FileType.JPEG, sent).orElseThrow();

    assertThat(text(sent)).contains(SampleFiles.WHERE, "Photoshop", "xap", "ftypmp42");
    assertThat(text(kept))
        .doesNotContain(SampleFiles.WHERE, "Photoshop", "xap", "ftypmp42")
        .contains("Exif\0\0MM");
    assertThat(pixels(kept)).isEqualTo(pixels(SampleFiles.drawn("jpeg", 1200, 900, 2)));
    assertThat(kept[2 + 29]).as("turned by a quarter, as it was held").isEqualTo((byte) 6);
    assertThat(Photographs.bare(FileType.JPEG, kept).orElseThrow())
        .as("nothing is left to remove")
        .isEqualTo(kept);
    assertThat(Photographs.turnedLike(kept, SampleFiles.drawn("jpeg", 8, 8, 0)))
        .as("the small one lies as the whole one does")
        .startsWith(Arrays.copyOf(kept, 38));
  }

  @Test
  void of_other_pictures_only_the_picture_is_kept_too() throws Exception {
    var png = Photographs.bare(FileType.PNG, SampleFiles.png()).orElseThrow();
    assertThat(text(png)).doesNotContain(SampleFiles.WHERE, "tEXt", "eXIf");
    assertThat(pixels(png)).isEqualTo(pixels(SampleFiles.drawn("png", 60, 40, 1)));

    var webp = Photographs.bare(FileType.WEBP, SampleFiles.webp()).orElseThrow();
    assertThat(text(webp)).doesNotContain(SampleFiles.WHERE, "EXIF", "XMP").contains("picture");
    assertThat(webp[20] & 0x0c).as("no longer says that it has EXIF or XMP").isZero();
    assertThat(webp[4] & 0xff).isEqualTo(webp.length - 8);
  }

  /** Whatever is cut off or changed, it is refused or read: nothing hangs and nothing escapes. */
  @Test
  void a_broken_photograph_is_refused_or_kept_and_never_stops_the_program() throws Exception {
    var chance = new Random(11);
    for (var whole :
        new byte[][] {SampleFiles.photograph(3), SampleFiles.png(), SampleFiles.webp()}) {
      var type = FileType.recognise(whole).orElseThrow();
      for (var round = 0; round < 300; round++) {
        var broken = Arrays.copyOf(whole, 16 + chance.nextInt(whole.length - 16));
        for (var change = 0; change < 4; change++) {
          broken[12 + chance.nextInt(broken.length - 12)] = (byte) chance.nextInt(256);
        }
        Photographs.bare(type, broken)
            .ifPresent(kept -> assertThat(kept.length).isLessThanOrEqualTo(broken.length + 36));
      }
    }
    var half = Arrays.copyOf(SampleFiles.photograph(4), 4000);
    assertThat(Photographs.bare(FileType.JPEG, half)).as("cut off").isEmpty();
  }

  @Test
  void a_large_photograph_is_shown_in_small_and_one_made_to_fill_the_memory_is_not()
      throws Exception {
    assertThat(SmallPicture.of(SampleFiles.black(5_000, 2_600, false)))
        .hasValueSatisfying(small -> assertThat(small.length).isLessThan(20_000));
    assertThat(SmallPicture.of(SampleFiles.black(1_200, 900, true))).isPresent();

    assertThat(SmallPicture.of(SampleFiles.black(5_000, 2_600, true)))
        .as("all of it would be held at once")
        .isEmpty();
    assertThat(SmallPicture.of(SampleFiles.wide(99_000_000)))
        .as("a single row would fill the memory")
        .isEmpty();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static int[] pixels(byte[] picture) throws Exception {
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(picture));
    return read.getRGB(0, 0, read.getWidth(), read.getHeight(), null, 0, read.getWidth());
  }
}
