package org.doorstep.shared.pages;

import org.doorstep.shared.Counts;

/** A way to another page, as a tab, a crumb or a filter that is set; a count of 0 shows nothing. */
public record Link(String label, String href, boolean current, int count) {

  public Link(String label, String href) {
    this(label, href, false, 0);
  }

  public Link(String label, String href, boolean current) {
    this(label, href, current, 0);
  }

  /** The count as it is shown; where counting stopped, that there are more. */
  public String counted() {
    return Counts.said(count);
  }
}
