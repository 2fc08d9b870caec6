package org.doorstep.portal.pages;

import java.util.List;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.jspecify.annotations.Nullable;

/**
 * A screen of the public board.
 *
 * @param place the name of the township or village it is narrowed to; empty for the county
 * @param next the mark of the next screen; null on the last
 */
public record BoardPage(
    String county,
    List<Choice> townships,
    List<Choice> villages,
    String township,
    String village,
    String show,
    List<PostedLine> lines,
    String place,
    boolean beyondFirst,
    @Nullable String next) {

  public BoardPage {
    townships = List.copyOf(townships);
    villages = List.copyOf(villages);
    lines = List.copyOf(lines);
  }

  public String path() {
    return "/c/" + county + "/board";
  }

  public List<WorkRow> rows(Words t) {
    return lines.stream().map(line -> line.row(t, county)).toList();
  }

  /** The newest, or what is still owed an answer. */
  public List<Link> tabs(Words t) {
    return List.of(
        new Link(t.lookup("portal.board.newest"), address("newest"), show.equals("newest")),
        new Link(t.lookup("portal.board.open"), address("open"), show.equals("open")));
  }

  /** What the list is narrowed to, with the way out. */
  public List<Link> set() {
    return place.isEmpty()
        ? List.of()
        : List.of(
            new Link(
                place,
                village.isEmpty()
                    ? path() + "?show=" + show
                    : path() + "?show=" + show + "&township=" + township));
  }

  public Pager pager() {
    return new Pager(
        beyondFirst ? address(show) : null,
        next == null ? null : address(show) + "&after=" + next.replace(":", "%3A"));
  }

  private String address(String shown) {
    return path()
        + "?show="
        + shown
        + (township.isEmpty() ? "" : "&township=" + township)
        + (village.isEmpty() ? "" : "&village=" + village);
  }
}
