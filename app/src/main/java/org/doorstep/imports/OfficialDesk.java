package org.doorstep.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.access.Access;
import org.doorstep.access.Logins;
import org.doorstep.shared.Role;
import org.doorstep.staff.StaffEntries;
import org.doorstep.staff.StaffEntries.Held;
import org.doorstep.staff.StaffEntries.Known;
import org.doorstep.staff.StaffEntries.OfficialEntry;
import org.doorstep.staff.Unit;
import org.doorstep.staff.Units;
import org.jspecify.annotations.Nullable;

/** Checks and writes officials, the post of each, and an account where a login is given. */
final class OfficialDesk extends StaffDesk<OfficialDesk.Row> {

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9._-]{2,40}");
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_PASSWORD = 72; // bytes: more, bcrypt does not hash

  private final Units units;
  private final StaffEntries entries;
  private final Logins logins;
  private final Access access;
  private final Choices.All choices;
  private final LocalDate today;

  OfficialDesk(
      Units units,
      StaffEntries entries,
      Logins logins,
      Access access,
      Choices.All choices,
      LocalDate today) {
    this.units = units;
    this.entries = entries;
    this.logins = logins;
    this.access = access;
    this.choices = choices;
    this.today = today;
  }

  /**
   * What the file says about one official.
   *
   * @param login for an account to be opened; empty for none, or when it is open
   */
  record Row(OfficialEntry entry, @Nullable Known before, String login, String password) {

    boolean changes() {
      var held = before == null ? null : before.held();
      return held == null || !held.entry().saysTheSame(entry) || !login.isEmpty();
    }

    @Override
    public String toString() {
      return "Row";
    }
  }

  @Override
  void put(List<Row> rows) {
    var hashes = new HashMap<String, String>(); // the same initial password is hashed once
    for (var row : rows) {
      if (row.changes()) {
        var id = entries.put(row.entry(), row.before());
        if (!row.login().isEmpty()) {
          var hash = hashes.computeIfAbsent(row.password(), access::hash);
          access.openHashed(id, row.login(), hash, true);
        }
      }
    }
  }

  @Override
  List<Row> check(List<Line> lines, Tally tally) {
    var byCode = units.list().stream().collect(Collectors.toMap(Unit::code, Function.identity()));
    var known = entries.officials();
    var taken = new HashMap<>(logins.all());
    var rows = new ArrayList<Row>();
    for (var line : lines) {
      var cells = new Cells(line);
      var row = check(cells, byCode, known, taken);
      if (!cells.right() || row == null) {
        tally.bad(cells.bad());
        continue;
      }
      rows.add(row);
      if (row.before() == null) {
        tally.added();
      } else if (row.changes()) {
        tally.changed();
      } else {
        tally.same();
      }
    }
    return rows;
  }

  private @Nullable Row check(
      Cells cells, Map<String, Unit> byCode, Map<String, Known> known, Map<String, UUID> taken) {
    cells.refuseTwin("code");
    var before = known.get(cells.text("code"));
    if (before != null && before.left()) {
      cells.wrong("code", "official-left");
    }
    var unit = byCode.get(cells.text("unit"));
    if (unit == null && !cells.text("unit").isEmpty()) {
      cells.wrong("unit", "unit-unknown");
    }
    var role = cells.choice("role", choices.roles);
    var from = cells.date("from", today.plusYears(1));
    var phone = cells.phone("phone");
    var login = login(cells, before == null ? null : before.id(), taken);
    if (!cells.right() || unit == null || role.isEmpty()) {
      return null;
    }
    var held = before == null ? null : before.held();
    return new Row(
        new OfficialEntry(
            cells.text("code"),
            cells.text("name"),
            phone,
            unit.id(),
            Role.valueOf(role.get()),
            cells.text("title"),
            from != null ? from : since(held, unit, Role.valueOf(role.get()))),
        before,
        login,
        cells.text("password"));
  }

  /** Since when a post is held that the file gives no day for: another post begins today. */
  private LocalDate since(@Nullable Held held, Unit unit, Role role) {
    return held != null && held.entry().unit().equals(unit.id()) && held.entry().role() == role
        ? held.entry().from()
        : today;
  }

  /** The login of an account to open; empty when none is wanted or the official has it. */
  private static String login(Cells cells, @Nullable UUID official, Map<String, UUID> taken) {
    var login = cells.text("login").toLowerCase(Locale.ROOT);
    if (login.isEmpty()) {
      return "";
    }
    if (!LOGIN.matcher(login).matches()) {
      cells.wrong("login", "login");
      return "";
    }
    var holder = taken.get(login);
    if (holder != null && holder.equals(official)) {
      return "";
    }
    if (holder != null) {
      cells.wrong("login", "login-taken");
    } else if (official != null && taken.containsValue(official)) {
      cells.wrong("login", "login-other");
    } else if (cells.text("password").length() < SHORTEST_PASSWORD) {
      cells.wrong("password", "password-short", Integer.toString(SHORTEST_PASSWORD));
    } else if (cells.text("password").getBytes(UTF_8).length > LONGEST_PASSWORD) {
      cells.wrong("password", "password-long", Integer.toString(LONGEST_PASSWORD));
    }
    taken.put(login, official == null ? UUID.randomUUID() : official);
    return login;
  }
}
