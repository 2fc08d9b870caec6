package org.doorstep.portal.pages;

import java.util.List;
import org.doorstep.shared.pages.Link;

/** The counties served here. */
public record CountiesPage(List<Link> counties) {

  public CountiesPage {
    counties = List.copyOf(counties);
  }
}
