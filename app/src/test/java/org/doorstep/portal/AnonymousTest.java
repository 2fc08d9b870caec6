package org.doorstep.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.doorstep.DatabaseForTests;
import org.doorstep.matters.MatterNumber;
import org.doorstep.matters.Matters;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ProgramTest
class AnonymousTest {

  private static final String NAME = "欧阳秋月";
  private static final String PHONE = "13985541234";

  private final Matters matters;
  private final TestCounty county;
  private final int port;

  AnonymousTest(
      Matters matters, TestTime.SetClock clock, TestCounties counties, @LocalServerPort int port) {
    this.matters = matters;
    this.county = counties.found();
    this.port = port;
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  @Tag("M9")
  void given_a_resident_stays_anonymous_then_a_name_and_telephone_typed_with_it_are_stored_nowhere()
      throws SQLException {
    var number = raised("yes");
    var matter = county.shi.scope().call(() -> matters.get(number));
    assertThat(matter.origin().anonymous()).isTrue();
    assertThat(matter.origin().contactName()).isEmpty();
    assertThat(phones(number)).as("sealed telephones").isZero();
    assertThat(holding(NAME)).isEmpty();
    assertThat(holding(PHONE)).isEmpty();

    var named = raised("");
    assertThat(phones(named))
        .as("the same without anonymity, so that the look can be trusted")
        .isOne();
    assertThat(holding(NAME)).containsExactly("matters.matter");
  }

  private MatterNumber raised(String anonymous) {
    var resident = new PlainBrowser(port);
    var raised =
        resident.fill(
            "/c/" + county.code + "/raise?village=" + county.dadong,
            "what",
            "村口的路灯坏了",
            "kind",
            "problem",
            "name",
            NAME,
            "phone",
            PHONE,
            "anonymous",
            anonymous);
    assertThat(raised.plates()).as(raised.words()).hasSize(2);
    return MatterNumber.valueOf(raised.plates().getFirst());
  }

  private int phones(MatterNumber number) throws SQLException {
    return Integer.parseInt(
        ask("select count(*) from matters.matter where contact_phone is not null and county = "
                + county.key
                + " and number = '"
                + number
                + "'")
            .getFirst());
  }

  /** The tables with a row in which a text stands. */
  private static List<String> holding(String text) throws SQLException {
    var tables =
        ask(
            "select table_schema || '.' || table_name from information_schema.tables where"
                + " table_type = 'BASE TABLE' and table_schema not in ('pg_catalog',"
                + " 'information_schema')");
    return ask(
        tables.stream()
            .map(table ->
                "select '%s' where exists (select from %s t where t::text like '%%%s%%')"
                    .formatted(table, table, text))
            .collect(Collectors.joining(" union all ")));
  }

  private static List<String> ask(String sql) throws SQLException {
    try (var connection = DatabaseForTests.superuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var first = new ArrayList<String>();
      while (rows.next()) {
        first.add(rows.getString(1));
      }
      return first;
    }
  }
}
