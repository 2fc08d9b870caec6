package org.doorstep.portal.pages;

import java.util.Arrays;
import java.util.List;
import org.doorstep.matters.Matter.Kind;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;

/** The form with which a resident raises a matter, with what was typed. */
public record RaisePage(
    String county,
    String id,
    String followCode,
    String at,
    String what,
    String kind,
    String concerns,
    List<Choice> townships,
    String township,
    List<Choice> villages,
    String village,
    String villageName,
    boolean anonymous,
    String name,
    String phone,
    FieldErrors errors) {

  public RaisePage {
    townships = List.copyOf(townships);
    villages = List.copyOf(villages);
  }

  public List<Choice> kinds(Words t) {
    return Arrays.stream(Kind.values())
        .map(one -> new Choice(one.stored(), t.lookup("portal.kind." + one.stored())))
        .toList();
  }

  public List<Choice> whom(Words t) {
    return List.of(
        new Choice("me", t.lookup("portal.raise.concerns.me")),
        new Choice("many", t.lookup("portal.raise.concerns.many")));
  }

  /** Villages to choose from, each with its township where they lie in several. */
  public List<Choice> villageChoices() {
    return villages.stream()
        .map(one ->
            one.hint().isEmpty()
                ? one
                : new Choice(one.value(), one.label() + "（" + one.hint() + "）"))
        .toList();
  }

  @Override
  public String toString() {
    return "RaisePage";
  }
}
