package org.doorstep.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.UUID;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** Hands out attached files, to whoever may see what they are attached to. */
@Controller
@RequestMapping("/attachments/{id}")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class AttachmentsController {

  /** A file that somebody sent does nothing of its own, whatever is in it. */
  private static final String NOTHING = "default-src 'none'; sandbox";

  private final Attachments attachments;

  AttachmentsController(Attachments attachments) {
    this.attachments = attachments;
  }

  @GetMapping
  ResponseEntity<Resource> whole(@PathVariable UUID id) throws IOException {
    var attachment = attachments.get(id);
    var disposition =
        attachment.type().photograph()
            ? ContentDisposition.inline()
            : ContentDisposition.attachment();
    return answer(attachment.type().media(), disposition.filename(attachment.name(), UTF_8).build())
        .body(new FileSystemResource(attachments.open(attachment, false)));
  }

  @GetMapping("/small")
  ResponseEntity<Resource> small(@PathVariable UUID id) throws IOException {
    var attachment = attachments.get(id);
    var whole = attachments.open(attachment, false);
    var small = attachment.type().photograph() ? attachments.open(attachment, true) : whole;
    var media = small.equals(whole) ? attachment.type().media() : FileType.JPEG.media();
    return answer(media, ContentDisposition.inline().build()).body(new FileSystemResource(small));
  }

  private static ResponseEntity.BodyBuilder answer(String media, ContentDisposition disposition) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(media))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .header("Content-Security-Policy", NOTHING)
        .header("X-Content-Type-Options", "nosniff");
  }
}
