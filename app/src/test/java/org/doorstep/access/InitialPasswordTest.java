package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Set;
import org.doorstep.DatabaseForTests;
import org.doorstep.guards.Route;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

@ProgramTest
class InitialPasswordTest {

  private static final Set<String> OPEN = Set.of("/password", "/sign-out", "/preferences");

  private final Accounts accounts;
  private final ApplicationContext program;
  private final TestCounty county;
  private final int port;

  InitialPasswordTest(
      Accounts accounts,
      ApplicationContext program,
      TestCounties counties,
      @LocalServerPort int port) {
    this.accounts = accounts;
    this.program = program;
    this.county = counties.found();
    this.port = port;
  }

  @Test
  void given_a_password_from_somebody_else_then_no_other_page_opens_and_nothing_can_be_written()
      throws SQLException {
    var initial =
        county.ji.scope().<String, RuntimeException>call(() -> accounts.reset(county.wu.id()));
    var wu = new PlainBrowser(port);
    assertThat(wu.signIn(county, county.wu.login(), initial).status()).isEqualTo(302);
    var before = entries();

    for (var route : Route.mapped(program)) {
      if (OPEN.contains(route.path()) || route.who().equals("unguarded")) {
        continue;
      }
      var answer = route.method().equals("GET") ? wu.get(route.sample()) : wu.post(route.sample());
      assertThat(answer.status()).as(route.toString()).isGreaterThanOrEqualTo(300);
      if (answer.status() < 400) {
        assertThat(answer.to()).as(route.toString()).endsWith("/password");
      }
    }
    assertThat(entries()).as("entries of the audit trail").isEqualTo(before);

    var changed =
        wu.fill(
            "/password",
            "present",
            initial,
            "wanted",
            "over-three-ridges",
            "again",
            "over-three-ridges");
    assertThat(changed.to()).endsWith("/home");
    assertThat(wu.get("/doors").status()).isEqualTo(200);
    assertThat(entries()).isGreaterThan(before);
  }

  private int entries() throws SQLException {
    try (var connection = DatabaseForTests.superuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from audit.entry where county = " + county.key)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
