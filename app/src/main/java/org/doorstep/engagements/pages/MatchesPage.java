package org.doorstep.engagements.pages;

import java.util.List;
import org.doorstep.shared.pages.Choice;

/** What a search as one types found. */
public record MatchesPage(String name, String typed, List<Choice> matches) {

  public MatchesPage {
    matches = List.copyOf(matches);
  }

  @Override
  public String toString() {
    return "MatchesPage";
  }
}
