package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.WorkRow;

/**
 * A door: who lives behind it, what is owed to it, what happened.
 *
 * @param where village and address
 * @param mayRaise whether whoever looks takes matters down
 * @param leftAloneUntil it asked to be left alone until that day; empty for no such wish
 */
public record DoorPage(
    String id,
    String name,
    String code,
    String where,
    List<Link> crumbs,
    String leftAloneUntil,
    String leftAloneWhy,
    Owed owed,
    Household household,
    List<TimelineEntry> timeline,
    Pager pager,
    boolean mayRaise) {

  /**
   * What is owed to this door.
   *
   * @param promises every promise made here that is still open, its date, who holds it now
   * @param matters open matters with state and date
   * @param answered what was answered
   * @param revisit the day of the next try after nobody was at home; empty for none
   * @param known what is known and not to be asked again
   */
  public record Owed(
      List<WorkRow> promises,
      List<WorkRow> matters,
      List<TimelineEntry> answered,
      String revisit,
      List<Fact> known) {

    public boolean nothing() {
      return promises.isEmpty() && matters.isEmpty() && revisit.isEmpty();
    }
  }

  /**
   * Telephone and identity number of somebody who lives there, masked unless they were asked for.
   *
   * @param mayShow whether the reader may ask for them in full
   */
  public record Numbers(
      String resident, String name, String phone, String idNumber, boolean mayShow) {

    @Override
    public String toString() {
      return "Numbers[" + resident + "]";
    }
  }

  /** Who lives there, who is linked with it, and what numbers are known of them. */
  public record Household(List<Fact> facts, Table members, List<Numbers> numbers) {

    @Override
    public String toString() {
      return "Household";
    }
  }

  @Override
  public String toString() {
    return "DoorPage[" + id + "]";
  }
}
