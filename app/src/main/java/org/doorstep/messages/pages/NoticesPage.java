package org.doorstep.messages.pages;

import java.util.List;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;

/** What {@code messages/notices.jte} shows: all notices, or only what has not been read. */
public record NoticesPage(List<Link> tabs, boolean unreadOnly, List<Line> lines, Pager pager) {

  public NoticesPage {
    tabs = List.copyOf(tabs);
    lines = List.copyOf(lines);
  }

  /** One notice: its sentence, when it came, and where it leads. */
  public record Line(String id, String said, String at, String when, String href, boolean isNew) {}
}
