package org.doorstep.portal.pages;

import java.time.LocalDate;
import java.util.List;

/** The posted matters of a village on paper, for its notice board. */
public record SheetPage(
    String county,
    String countyName,
    String village,
    String villageName,
    LocalDate day,
    List<PostedPage> posted) {

  public SheetPage {
    posted = List.copyOf(posted);
  }
}
