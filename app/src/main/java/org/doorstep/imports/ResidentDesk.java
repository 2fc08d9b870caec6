package org.doorstep.imports;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.doorstep.imports.Households.Household;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Registrations;
import org.doorstep.recipients.Registrations.KnownResident;
import org.doorstep.recipients.Registrations.StagedResident;
import org.doorstep.recipients.ResidentEntry;
import org.jspecify.annotations.Nullable;

/** Checks residents, each under a household of the same file or of the register. */
final class ResidentDesk implements Desk {

  private final UUID run;
  private final Registrations registrations;
  private final Households households;
  private final Choices.All choices;
  private final LocalDate today;

  ResidentDesk(
      UUID run,
      Registrations registrations,
      Households households,
      Choices.All choices,
      LocalDate today) {
    this.run = run;
    this.registrations = registrations;
    this.households = households;
    this.choices = choices;
    this.today = today;
  }

  /** The identity number; of somebody without one, the household and the name. */
  @Override
  public String key(Line line) {
    var number = line.cell("idNumber");
    if (!number.isEmpty()) {
      return number;
    }
    var household = line.cell("household");
    return household.isEmpty() ? "" : household + "\n" + line.cell("name");
  }

  /**
   * A row with nothing wrong in itself.
   *
   * @param hash of the identity number; null for somebody without one
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Right(
      Line line, Cells cells, Household household, ResidentEntry entry, byte @Nullable [] hash) {

    @Override
    public String toString() {
      return "Right[" + line + "]";
    }
  }

  @Override
  public Outcome take(List<Line> lines) {
    var tally = new Tally();
    var elsewhere = onRegister(lines);
    var right = new ArrayList<Right>();
    for (var line : lines) {
      var cells = new Cells(line);
      var entry = check(line, cells);
      var household = household(cells, elsewhere);
      if (cells.right() && household != null) {
        var number = entry.idNumber();
        var hash = number == null ? null : registrations.hash(number);
        right.add(new Right(line, cells, household, entry, hash));
      } else {
        tally.bad(cells.bad());
      }
    }
    stage(right, tally);
    return tally.outcome();
  }

  private void stage(List<Right> right, Tally tally) {
    var numbered =
        registrations.residentsNumbered(
            right.stream().map(Right::hash).filter(Objects::nonNull).toList());
    var unnumbered = unnumbered(right);
    var staged = new ArrayList<StagedResident>();
    for (var each : right) {
      var home = each.household();
      var homeId = Objects.requireNonNull(home.id());
      var hash = each.hash();
      var before = hash == null ? null : numbered.get(ByteBuffer.wrap(hash));
      if (before != null && !before.household().equals(homeId)) {
        each.cells().wrong("idNumber", "id-elsewhere");
        tally.bad(each.cells().bad());
        continue;
      }
      if (before == null) {
        before = unnumbered.get(homeId + "\n" + each.entry().name());
      }
      if (before == null) {
        staged.add(staged(each, Registrations.newId(), homeId, null));
        tally.added();
      } else if (before.erased()
          || Arrays.equals(before.content(), registrations.content(each.entry()))) {
        tally.same();
      } else {
        staged.add(staged(each, before.id(), homeId, before.content()));
        tally.changed();
      }
    }
    registrations.stageResidents(run, staged);
  }

  private static StagedResident staged(
      Right right, UUID id, UUID household, byte @Nullable [] before) {
    return new StagedResident(
        right.line().row(),
        id,
        household,
        right.household().place(),
        right.entry(),
        right.hash(),
        before);
  }

  /** Residents of these households, already known, whose number the register has not. */
  private Map<String, KnownResident> unnumbered(List<Right> right) {
    var homes = new HashSet<UUID>();
    for (var each : right) {
      var id = each.household().id();
      if (each.household().known() && id != null) {
        homes.add(id);
      }
    }
    var known = new HashMap<String, KnownResident>();
    if (!homes.isEmpty()) {
      registrations
          .residentsUnnumbered(homes)
          .forEach(each -> known.put(each.household() + "\n" + each.name(), each));
    }
    return known;
  }

  private ResidentEntry check(Line line, Cells cells) {
    if (line.twin() > 0) {
      cells.wrong(
          line.cell("idNumber").isEmpty() ? "name" : "idNumber",
          line.cell("idNumber").isEmpty() ? "name-twice" : "twice",
          Integer.toString(line.twin()));
    }
    var relation = cells.choice("relation", choices.relations);
    var number = cells.idNumber("idNumber");
    var sex = cells.choice("sex", choices.sexes);
    var born = cells.date("born", today);
    if (number != null) {
      if (number.born().isAfter(today)) {
        cells.wrong("idNumber", "id-date");
      } else if (born != null && !born.equals(number.born())) {
        cells.wrong("born", "born-unlike-id");
      }
    }
    return new ResidentEntry(
        cells.text("name"),
        relation.orElse("other"),
        number == null ? sex.orElse("unknown") : sex.orElse(number.sex()),
        number == null ? born : number.born(),
        number,
        cells.phone("phone"),
        cells.text("away"));
  }

  private @Nullable Household household(Cells cells, Map<String, Household> elsewhere) {
    var code = cells.text("household");
    if (code.isEmpty()) {
      return null;
    }
    var household = households.find(code);
    if (household == null) {
      household = elsewhere.get(code);
    }
    if (household == null) {
      cells.wrong("household", "household-unknown");
      return null;
    }
    if (household.id() == null) {
      cells.wrong("household", "household-bad", Integer.toString(household.row()));
      return null;
    }
    return household;
  }

  /** Households of these rows that the file does not have, but the register does. */
  private Map<String, Household> onRegister(List<Line> lines) {
    var codes = new HashSet<String>();
    for (var line : lines) {
      var code = line.cell("household");
      if (!code.isEmpty() && !households.holds(code)) {
        codes.add(code);
      }
    }
    var found = new HashMap<String, Household>();
    if (!codes.isEmpty()) {
      registrations
          .known(Recipient.Kind.HOUSEHOLD, codes)
          .forEach(
              (code, known) -> found.put(code, new Household(0, known.id(), known.place(), true)));
    }
    return found;
  }
}
