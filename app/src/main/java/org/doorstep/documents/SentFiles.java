package org.doorstep.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files as a form brings them: how many, how large, of which kind and under what name. */
final class SentFiles {

  private static final int NAME_AT_MOST = 120;

  private SentFiles() {}

  /** The files, each recognised by its bytes; what cannot be taken is said on their field. */
  static List<NewFile> read(@Nullable List<MultipartFile> sent, FieldErrors errors) {
    var chosen =
        sent == null
            ? List.<MultipartFile>of()
            : sent.stream().filter(part -> !part.isEmpty()).toList();
    if (chosen.size() > Attachments.FILES_AT_MOST) {
      errors.add(Attachments.FIELD, new Word("documents.too-many", Attachments.FILES_AT_MOST));
      return List.of();
    }
    for (var part : chosen) { // before any is opened: of one too large nothing was kept
      if (part.getSize() > Attachments.MEGABYTES_AT_MOST * 1_000_000L) {
        var name = name(part.getOriginalFilename());
        errors.add(
            Attachments.FIELD,
            new Word("documents.too-large", name, Attachments.MEGABYTES_AT_MOST));
        return List.of();
      }
    }
    var files = new ArrayList<NewFile>();
    for (var part : chosen) {
      var name = name(part.getOriginalFilename());
      var content = content(part);
      var type = FileType.recognise(content);
      var bare = type.flatMap(known -> Photographs.bare(known, content));
      if (bare.isEmpty()) {
        var newer = FileType.isOfNewerTelephones(content);
        errors.add(
            Attachments.FIELD, new Word(newer ? "documents.heic" : "documents.wrong-kind", name));
        return List.of();
      }
      files.add(new NewFile(name, type.orElseThrow(), bare.get()));
    }
    return files;
  }

  private static byte[] content(MultipartFile part) {
    try {
      return part.getBytes();
    } catch (IOException brokenOff) {
      throw new UncheckedIOException(brokenOff);
    }
  }

  /** The last part of what a device calls a file, without what no name needs. */
  private static String name(@Nullable String sent) {
    var name = Objects.requireNonNullElse(sent, "");
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "").strip();
    if (name.isEmpty()) {
      return "-";
    }
    var points = name.codePointCount(0, name.length());
    return points <= NAME_AT_MOST
        ? name
        : name.substring(name.offsetByCodePoints(0, points - NAME_AT_MOST));
  }
}
