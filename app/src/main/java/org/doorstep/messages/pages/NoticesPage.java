package org.doorstep.messages.pages;

import java.util.List;
import org.doorstep.shared.pages.Pager;

/** What {@code messages/notices.jte} shows; {@code unread} is capped, as {@code 99+}. */
public record NoticesPage(String unread, List<Line> lines, Pager pager) {

  public NoticesPage {
    lines = List.copyOf(lines);
  }

  /** One notice: its sentence, when it came, and where it leads. */
  public record Line(String id, String said, String at, String when, String href, boolean isNew) {}
}
