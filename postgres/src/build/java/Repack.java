import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.tukaani.xz.XZInputStream;

/**
 * Repacks the servers on the class path as plain archives: {@code java Repack.java FOLDER}. A jar
 * deflates what is put in it, and what was deflated is unpacked in a fifth of the time that xz
 * takes in Java, which every first start would wait for.
 */
class Repack {

  public static void main(String[] args) throws Exception {
    var folder = Files.createDirectories(Path.of(args[0]));
    for (var path :
        System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      if (path.endsWith(".jar")) {
        try (var jar = new JarFile(path)) {
          for (var entry : jar.stream().filter(each -> each.getName().endsWith(".txz")).toList()) {
            repack(jar, entry, folder.resolve(entry.getName().replaceFirst("txz$", "tar")));
          }
        }
      }
    }
  }

  private static void repack(JarFile jar, ZipEntry entry, Path archive) throws IOException {
    var made = entry.getLastModifiedTime();
    if (Files.exists(archive) && Files.getLastModifiedTime(archive).equals(made)) {
      return;
    }
    var half = archive.resolveSibling(archive.getFileName() + ".half");
    try (var packed = new XZInputStream(new BufferedInputStream(jar.getInputStream(entry)))) {
      Files.copy(packed, half, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setLastModifiedTime(half, made);
    Files.move(half, archive, StandardCopyOption.ATOMIC_MOVE);
  }
}
