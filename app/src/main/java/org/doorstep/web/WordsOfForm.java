package org.doorstep.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/** Reads the words of a form whose files are too large: of these only name and size are known. */
final class WordsOfForm {

  private static final int HEADER_AT_MOST = 4_096;
  private static final int WORDS_AT_MOST = 1_000_000;

  private final LinkedMultiValueMap<String, MultipartFile> files = new LinkedMultiValueMap<>();
  private final LinkedMultiValueMap<String, String> words = new LinkedMultiValueMap<>();
  private int room = WORDS_AT_MOST;

  private WordsOfForm() {}

  /** The request as if it had been read as usual. */
  static MultipartHttpServletRequest read(HttpServletRequest request)
      throws IOException, FileUploadException {
    var form = new WordsOfForm();
    var upload = new FileUpload();
    upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
    upload.setPartHeaderSizeMax(HEADER_AT_MOST);
    var parts = upload.getItemIterator(new ServletRequestContext(request));
    while (parts.hasNext()) {
      form.take(parts.next());
    }
    var words = new LinkedHashMap<String, String[]>();
    form.words.forEach((name, each) -> words.put(name, each.toArray(String[]::new)));
    return new DefaultMultipartHttpServletRequest(request, form.files, words, Map.of());
  }

  private void take(FileItemStream part) throws IOException, FileUploadException {
    var name = Objects.requireNonNullElse(part.getFieldName(), "");
    try (var content = part.openStream()) {
      if (part.isFormField()) {
        var bytes = content.readNBytes(room + 1);
        room -= bytes.length;
        if (room < 0) {
          throw new FileUploadException("More words than a form has");
        }
        words.add(name, new String(bytes, StandardCharsets.UTF_8));
      } else {
        var size = content.transferTo(OutputStream.nullOutputStream());
        files.add(name, new Skipped(name, part.getName(), size));
      }
    }
  }

  /** A file that was sent and not kept. */
  private record Skipped(String name, @Nullable String calledBySender, long size)
      implements MultipartFile {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public @Nullable String getOriginalFilename() {
      return calledBySender;
    }

    @Override
    public @Nullable String getContentType() {
      return null;
    }

    @Override
    public boolean isEmpty() {
      return size == 0;
    }

    @Override
    public long getSize() {
      return size;
    }

    @Override
    public byte[] getBytes() throws IOException {
      throw notKept();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      throw notKept();
    }

    @Override
    public void transferTo(File file) throws IOException {
      throw notKept();
    }

    private static IOException notKept() {
      return new IOException("A file of a form that was too large was not kept");
    }

    /** Says nothing of what a resident called it. */
    @Override
    public String toString() {
      return "Skipped[" + size + "]";
    }
  }
}
