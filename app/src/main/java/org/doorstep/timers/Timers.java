package org.doorstep.timers;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.doorstep.shared.TimedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts each {@link TimedWork} when its time has come. Who does it next is a row in {@code
 * scheduler.task}: of several nodes one picks it up, and when a node is lost another goes on.
 */
@Component
public class Timers implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
  private static final Duration LOOKS = Duration.ofSeconds(10);
  private static final int THREADS = 2;

  private final DataSource database;
  private final Places places;
  private final List<TimedWork> works;
  private final boolean on;
  private @Nullable Scheduler scheduler;

  Timers(
      DataSource database,
      Places places,
      List<TimedWork> works,
      @Value("${doorstep.timers:true}") boolean on) {
    this.database = database;
    this.places = places;
    this.works = List.copyOf(works);
    this.on = on;
  }

  /** Does a piece of work in every county; what fails in one does not keep it from the others. */
  public void runEverywhere(TimedWork work) {
    var failures = 0;
    for (var county : Scope.nobody().call(places::counties)) {
      try {
        Scope.system(county.key(), county.zone(), work.name()).run(work.work());
      } catch (RuntimeException failed) {
        failures++;
        LOG.error("{} failed in county {}", work.name(), county.key(), failed);
      }
    }
    if (failures > 0) {
      LOG.warn("{} goes on with the next run; failed in {} counties", work.name(), failures);
    }
  }

  @Override
  public void start() {
    var tasks = works.stream().map(this::task).toList();
    scheduler =
        Scheduler.create(database)
            .tableName("scheduler.task")
            .startTasks(tasks)
            .threads(THREADS)
            .pollingInterval(LOOKS)
            .commitWhenAutocommitDisabled(true)
            .build();
    scheduler.start();
  }

  private RecurringTask<Void> task(TimedWork work) {
    return Tasks.recurring(work.name(), FixedDelay.of(work.every()))
        .execute((_, _) -> runEverywhere(work));
  }

  @Override
  public void stop() {
    if (scheduler != null) {
      scheduler.stop();
      scheduler = null;
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }

  @Override
  public boolean isAutoStartup() {
    return on;
  }
}
