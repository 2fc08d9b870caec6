package org.doorstep.timers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.doorstep.places.Places;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.TimedWork;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.junit.jupiter.api.Test;

@ProgramTest
class TimersTest {

  private final TestCounties counties;
  private final DataSource database;
  private final Places places;
  private final Timers timers;

  TimersTest(TestCounties counties, DataSource database, Places places, Timers timers) {
    this.counties = counties;
    this.database = database;
    this.places = places;
    this.timers = timers;
  }

  @Test
  void of_two_nodes_one_does_the_work_in_every_county_as_the_system() throws Exception {
    var county = counties.found();
    var scopes = new ConcurrentLinkedQueue<Scope>();
    var done = new CountDownLatch(1);
    var work =
        new TimedWork(
            "test.count",
            Duration.ofHours(1),
            () -> {
              scopes.add(Scope.current());
              if (Scope.current().county() == county.key) {
                done.countDown();
              }
            });
    var one = new Timers(database, places, List.of(work), true);
    var other = new Timers(database, places, List.of(work), true);

    one.start();
    other.start();
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    one.stop();
    other.stop();

    assertThat(scopes.stream().filter(scope -> scope.county() == county.key))
        .singleElement()
        .returns(Role.SYSTEM, Scope::role)
        .returns("test.count", Scope::reason);
  }

  @Test
  void what_fails_in_one_county_is_still_done_in_the_others() {
    var broken = counties.found();
    var whole = counties.found();
    var done = new ConcurrentLinkedQueue<Integer>();

    timers.runEverywhere(
        new TimedWork(
            "test.fail",
            Duration.ofHours(1),
            () -> {
              if (Scope.current().county() == broken.key) {
                throw new IllegalStateException("as a test wants it");
              }
              done.add(Scope.current().county());
            }));

    assertThat(done).contains(whole.key).doesNotContain(broken.key);
  }
}
