package org.doorstep.ledgers.pages;

import java.util.List;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;

/**
 * What {@code ledgers/matters.jte} shows: the rows, what narrows them, and the views kept.
 *
 * @param lookedUpTo how far the screen looked, when it stopped before it was full; else empty
 * @param shipped the views everybody finds
 * @param query the filter as it stands in the address
 */
public record LedgerPage(
    Table table,
    Pager pager,
    String lookedUpTo,
    List<Link> shipped,
    List<Link> set,
    String query,
    boolean mine,
    List<Option> states,
    List<Option> kinds,
    String kind,
    List<Choice> categories,
    String category,
    List<Choice> places,
    String place,
    List<Option> priorities,
    String priority,
    boolean late,
    List<Option> dues,
    String due,
    List<Option> besides,
    String beside,
    String from,
    String to,
    List<Option> columns,
    List<View> views,
    Keeping keeping) {

  /** Something to tick. */
  public record Option(String value, String label, boolean chosen) {

    /** As one of a list to choose from. */
    public Choice choice() {
      return new Choice(value, label);
    }
  }

  /** The form that keeps a view, as typed, and what is to be put right in it. */
  public record Keeping(String name, boolean shared, FieldErrors errors) {

    public static final Keeping NOTHING = new Keeping("", false, new FieldErrors());
  }

  /** A view somebody keeps. */
  public record View(String id, String name, String href, boolean own) {}
}
