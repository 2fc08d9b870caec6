package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.shared.Json;

/** Says whether a program runs on a folder, and what it serves. */
final class Status {

  /** What service scripts answer when the program does not run. */
  static final int NOT_RUNNING = 3;

  private Status() {}

  static int tell(Order order, Say say) {
    var home = order.home();
    var running = Running.find(home);
    if (running.isEmpty()) {
      if (order.has(Option.JSON)) {
        say.line(Json.write(Map.of("running", false, "data", home.folder().toString())));
      } else {
        say.say("status.not-running", home.folder());
      }
      return NOT_RUNNING;
    }
    var who = running.get();
    var counties = counties(home, who);
    if (order.has(Option.JSON)) {
      var facts = Launch.facts(who, home);
      facts.remove("accounts");
      if (counties.isPresent() || Files.exists(home.cluster())) {
        facts.put("databaseAnswers", counties.isPresent());
      }
      counties.ifPresent(names -> facts.put("counties", names));
      say.line(Json.write(facts));
      return 0;
    }
    say.say("status.running", who.url());
    say.table(
        List.of(
            List.of(say.text("status.since"), Moments.shown(who.since())),
            List.of(say.text("status.pid"), Long.toString(who.pid())),
            List.of(say.text("status.port"), Integer.toString(who.port())),
            List.of(say.text("status.data"), home.folder().toString()),
            List.of(say.text("status.database"), "PostgreSQL " + who.database()),
            List.of(
                say.text("status.counties"),
                counties
                    .map(names -> String.join(say.text("status.between"), names))
                    .map(names -> names.isEmpty() ? say.text("status.none") : names)
                    .orElseGet(() -> say.text(noAnswer(home))))));
    return 0;
  }

  private static String noAnswer(Home home) {
    return Files.exists(home.cluster()) ? "status.no-answer" : "status.elsewhere";
  }

  /** The names of the counties served; empty when the database does not answer. */
  private static Optional<List<String>> counties(Home home, Running who) {
    try (var connection = reader(home, who);
        var query = connection.prepareStatement("select name from places.county order by county");
        var rows = query.executeQuery()) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return Optional.of(names);
    } catch (SQLException noAnswer) {
      return Optional.empty();
    }
  }

  /** A database run elsewhere is asked as the program asks it, by whoever has the password. */
  private static Connection reader(Home home, Running who) throws SQLException {
    if (!DatabaseServer.isElsewhere()) {
      return superuser(home, who);
    }
    return DatabaseServer.elsewhere().program().connect();
  }

  /** The embedded server's superuser: whoever may read the password file in the folder is one. */
  static Connection superuser(Home home, Running who) throws SQLException {
    try {
      var password = Files.readString(home.folder().resolve("superuser.password"));
      return new Door(who.jdbc(), "postgres", password).connect();
    } catch (IOException unreadable) {
      throw new SQLException(unreadable);
    }
  }
}
