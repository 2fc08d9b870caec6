package org.doorstep.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** A form with one file, as a browser sends it. */
public final class Multipart {

  private static final String BOUNDARY = "doorstep-test-boundary";

  private Multipart() {}

  /**
   * Makes a request one that sends such a form.
   *
   * @param words its other fields as name, value, name, value
   * @param field the name of the field with the file
   */
  public static HttpRequest.Builder post(
      HttpRequest.Builder request,
      List<String> words,
      String field,
      String fileName,
      byte[] content) {
    var before = new StringBuilder();
    for (var at = 0; at < words.size(); at += 2) {
      before.append(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(BOUNDARY, words.get(at), words.get(at + 1)));
    }
    before.append(
        """
        --%s\r
        Content-Disposition: form-data; name="%s"; filename="%s"\r
        Content-Type: application/octet-stream\r
        \r
        """
            .formatted(BOUNDARY, field, fileName));
    return request
        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
        .POST(
            BodyPublishers.concat(
                BodyPublishers.ofString(before.toString()),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n")));
  }
}
