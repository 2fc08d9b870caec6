package org.doorstep.tasks.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Link;

/** Promising something at a door. */
public record PromisePage(
    String id,
    String door,
    String name,
    List<Link> crumbs,
    String text,
    String due,
    FieldErrors errors) {

  @Override
  public String toString() {
    return "PromisePage";
  }
}
