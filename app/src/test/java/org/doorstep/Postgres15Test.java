package org.doorstep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.doorstep.audit.Seals;
import org.doorstep.command.Doors;
import org.doorstep.matters.Categories;
import org.doorstep.testing.MainJob;
import org.doorstep.testing.PlainBrowser;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestHouseholds;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The main job on the oldest PostgreSQL that is served, run by somebody else. */
@SpringBootTest(
    classes = Doorstep.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "doorstep.password-strength=4")
@ContextConfiguration(initializers = Postgres15Test.OnPostgres15.class)
@Import({TestTime.class, TestCounties.class, TestHouseholds.class})
@DirtiesContext
class Postgres15Test {

  private static @Nullable Postgres15 server;

  /** Points the program at it. */
  static final class OnPostgres15
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      var doors = Doors.at(server().jdbcUrl(), Postgres15.OWNER_PASSWORD, Postgres15.APP_PASSWORD);
      Database.migrate(doors.owner());
      context.getEnvironment().getPropertySources().addFirst(DatabaseForTests.settings(doors));
    }
  }

  private final TestCounty county;
  private final TestHouseholds households;
  private final Seals seals;
  private final SetClock clock;
  private final int port;

  Postgres15Test(
      TestCounties counties,
      TestHouseholds households,
      Categories categories,
      Seals seals,
      SetClock clock,
      @LocalServerPort int port) {
    this.county = counties.found();
    this.households = households;
    this.seals = seals;
    this.clock = clock;
    this.port = port;
    county.system().run(categories::loadStandard);
  }

  private static synchronized Postgres15 server() {
    if (server == null) {
      server = Postgres15.start();
    }
    return server;
  }

  @AfterAll
  static synchronized void stop() {
    if (server != null) {
      server.close();
      server = null;
    }
  }

  @BeforeAll
  static void it_is_really_the_oldest() {
    assertThat(server().version()).startsWith("15.");
  }

  @BeforeEach
  void on_a_monday_morning() {
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void from_a_door_to_an_answer_on_the_board_and_in_the_ledger_and_the_seals_hold() {
    var household = households.household(county, county.dadong, "石有才", "孩子上学，地少", "想学养蜂");
    households.link(county, county.wu, household);

    new MainJob(port, county, clock).done(household);

    county.system().run(seals::sealAll);
    assertThat(county.luo.scope().call(seals::firstBroken)).isEqualTo(Optional.empty());
  }

  @Test
  void a_file_of_households_is_read_checked_and_taken() throws InterruptedException {
    var ji = PlainBrowser.signedIn(port, county, county.ji);
    var file =
        """
        户编号,户主姓名,村代码,地址,电话,类别
        H1,石大山,%s,一组,13800138000,脱贫户
        H2,石大海,%s,三组,13900139000,
        """
            .formatted(county.dadong, county.zhanli);
    var sent =
        ji.upload(
            "/admin/import/households", "file", "住户.csv", file.getBytes(StandardCharsets.UTF_8));
    var run = sent.to();
    settled(ji, run);
    assertThat(ji.post(run + "/take").status()).isLessThan(400);
    settled(ji, run);

    var found = PlainBrowser.signedIn(port, county, county.wu);
    assertThat(found.post("/doors/find", "typed", "石大山").words()).contains("石大山");
  }

  /** Waits as somebody would who loads the page again until the work is done. */
  private static void settled(PlainBrowser browser, String path) throws InterruptedException {
    while (!browser.get(path).page().select("progress").isEmpty()) {
      Thread.sleep(50);
    }
  }
}
