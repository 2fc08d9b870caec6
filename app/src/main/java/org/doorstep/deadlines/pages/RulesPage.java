package org.doorstep.deadlines.pages;

import java.util.List;
import org.doorstep.shared.pages.Table;

/** What {@code deadlines/rules.jte} shows: each rule with its versions. */
public record RulesPage(List<Rule> rules) {

  public RulesPage {
    rules = List.copyOf(rules);
  }

  /** One rule and all its versions, the newest first. */
  public record Rule(String id, String name, Table versions) {}
}
