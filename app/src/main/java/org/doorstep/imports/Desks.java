package org.doorstep.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.doorstep.access.Access;
import org.doorstep.access.Logins;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Registrations;
import org.doorstep.shared.Scope;
import org.doorstep.staff.StaffEntries;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Component;

/** Opens the desks of an import: who checks which sheet, with the county's places at hand. */
@Component
class Desks {

  private final Places places;
  private final Units units;
  private final StaffEntries staff;
  private final Logins logins;
  private final Access access;
  private final Registrations registrations;
  private final Choices.All choices;
  private final Clock clock;

  Desks(
      Places places,
      Units units,
      StaffEntries staff,
      Logins logins,
      Access access,
      Registrations registrations,
      Choices.All choices,
      Clock clock) {
    this.places = places;
    this.units = units;
    this.staff = staff;
    this.logins = logins;
    this.access = access;
    this.registrations = registrations;
    this.choices = choices;
    this.clock = clock;
  }

  /** The desks of one import; residents are checked against the households before them. */
  final class Open {

    private final UUID run;
    private final Set<String> codes = new HashSet<>();
    private final Set<String> villages = new HashSet<>();
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
    private final RecipientDesk households;

    Open(UUID run, ImportKind kind) {
      this.run = run;
      var scope = Scope.current();
      places.counties().stream()
          .filter(county -> county.key() == scope.county())
          .forEach(county -> collect(county.code(), kind));
      this.households = recipients(Recipient.Kind.HOUSEHOLD);
    }

    private void collect(String code, ImportKind kind) {
      codes.add(code);
      for (var place : places.below(code)) {
        if (place.level() >= 5) {
          villages.add(place.code());
        }
        if (kind != ImportKind.OFFICIALS) {
          collect(place.code(), kind);
        }
      }
    }

    private RecipientDesk recipients(Recipient.Kind kind) {
      return new RecipientDesk(kind, run, registrations, villages, choices);
    }

    Desk desk(Sheet sheet) {
      return switch (sheet) {
        case HOUSEHOLDS -> households;
        case RESIDENTS ->
            new ResidentDesk(run, registrations, households.households(), choices, today);
        case ENTERPRISES -> recipients(Recipient.Kind.ENTERPRISE);
        case INSTITUTIONS -> recipients(Recipient.Kind.INSTITUTION);
        case UNITS -> new UnitDesk(units, staff, codes, choices);
        case OFFICIALS -> new OfficialDesk(units, staff, logins, access, choices, today);
      };
    }
  }

  Open open(UUID run, ImportKind kind) {
    return new Open(run, kind);
  }
}
