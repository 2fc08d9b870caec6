package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Attached;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;

/**
 * One record as it stands.
 *
 * @param revisit the day of the next try when nobody was at home; empty otherwise
 * @param bySomebodyElse whether the one at the door was not linked with it on that day (S10)
 * @param later the record that corrects this one; empty while it counts
 * @param earlier the record this one corrects; empty for none
 * @param correct where it can be put right; empty where that is not for the reader
 */
public record EngagementPage(
    Word heading,
    List<Link> crumbs,
    List<Fact> facts,
    List<Attached> files,
    boolean met,
    String revisit,
    boolean bySomebodyElse,
    String later,
    String earlier,
    String correction,
    String correct) {

  @Override
  public String toString() {
    return "EngagementPage";
  }
}
