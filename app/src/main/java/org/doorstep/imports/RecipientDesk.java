package org.doorstep.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.doorstep.imports.Households.Household;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.RecipientEntry;
import org.doorstep.recipients.Registrations;
import org.doorstep.recipients.Registrations.StagedRecipient;

/** Checks households, enterprises or institutions. */
final class RecipientDesk implements Desk {

  private final Recipient.Kind kind;
  private final UUID run;
  private final Registrations registrations;
  private final Set<String> villages;
  private final Choices.All choices;
  private final Households households = new Households();

  RecipientDesk(
      Recipient.Kind kind,
      UUID run,
      Registrations registrations,
      Set<String> villages,
      Choices.All choices) {
    this.kind = kind;
    this.run = run;
    this.registrations = registrations;
    this.villages = villages;
    this.choices = choices;
  }

  /** The households of the file, once all are read. */
  Households households() {
    return households;
  }

  @Override
  public String key(Line line) {
    return line.cell("code");
  }

  private record Right(int row, RecipientEntry entry) {}

  @Override
  public Outcome take(List<Line> lines) {
    var tally = new Tally();
    var right = new ArrayList<Right>();
    for (var line : lines) {
      var cells = new Cells(line);
      var entry = check(cells);
      if (cells.right()) {
        right.add(new Right(line.row(), entry));
      } else {
        tally.bad(cells.bad());
        remember(line.cell("code"), new Household(line.row(), null, "", false));
      }
    }
    var known = registrations.known(kind, right.stream().map(each -> each.entry().code()).toList());
    var staged = new ArrayList<StagedRecipient>();
    for (var each : right) {
      var entry = each.entry();
      var before = known.get(entry.code());
      if (before == null) {
        var id = Registrations.newId();
        staged.add(new StagedRecipient(each.row(), id, entry, null));
        remember(entry.code(), new Household(each.row(), id, entry.place(), false));
        tally.added();
        continue;
      }
      remember(entry.code(), new Household(each.row(), before.id(), entry.place(), true));
      if (before.erased() || Arrays.equals(before.content(), registrations.content(entry))) {
        tally.same(); // whoever asked to be forgotten is not brought back by a list
      } else {
        staged.add(new StagedRecipient(each.row(), before.id(), entry, before.content()));
        tally.changed();
      }
    }
    registrations.stageRecipients(run, staged);
    return tally.outcome();
  }

  private RecipientEntry check(Cells cells) {
    cells.refuseTwin("code");
    var place = cells.text("place");
    if (!place.isEmpty() && !villages.contains(place)) {
      cells.wrong("place", placeFault(place));
    }
    var phone = cells.phone("phone");
    var categories =
        kind == Recipient.Kind.HOUSEHOLD
            ? List.copyOf(cells.choices("categories", choices.categories))
            : List.<String>of();
    return new RecipientEntry(
        kind,
        cells.text("code"),
        cells.text("name"),
        place,
        cells.text("address"),
        phone,
        categories.stream().sorted().toList());
  }

  /** A code of the county that is above a village is known, but nobody lives there. */
  private String placeFault(String place) {
    return place.length() >= 6 && villages.stream().anyMatch(village -> village.startsWith(place))
        ? "place-not-a-village"
        : "place-unknown";
  }

  private void remember(String code, Household household) {
    if (kind == Recipient.Kind.HOUSEHOLD && !code.isEmpty()) {
      households.remember(code, household);
    }
  }
}
