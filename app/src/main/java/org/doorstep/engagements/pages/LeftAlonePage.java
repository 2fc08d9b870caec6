package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Link;

/** Noting that a door asked to be left alone; whether it has already. */
public record LeftAlonePage(
    String id, List<Link> crumbs, boolean already, Typed typed, FieldErrors errors) {

  @Override
  public String toString() {
    return "LeftAlonePage";
  }
}
