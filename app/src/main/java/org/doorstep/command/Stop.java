package org.doorstep.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the program on a folder, and waits until it has stopped. */
final class Stop {

  private static final int PATIENCE_IN_SECONDS = 120;

  private Stop() {}

  static int stop(Order order, Say say) throws IOException {
    var home = order.home();
    var running = Running.find(home);
    if (running.isPresent()) {
      stop(running.get(), order.voice(say));
    } else {
      order.voice(say).say("status.not-running", home.folder());
    }
    order.answer(
        say,
        () ->
            Map.of(
                "stopped",
                true,
                "wasRunning",
                running.isPresent(),
                "data",
                home.folder().toString()));
    return 0;
  }

  private static void stop(Running running, Say say) throws IOException {
    var process = ProcessHandle.of(running.pid());
    if (process.isPresent()) {
      if (!process.get().destroy()) {
        throw Trouble.with("trouble.not-yours", running.pid());
      }
      say.step("stage.STOPPING");
      await(process.get());
    }
    say.say("stopped");
  }

  private static void await(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException stillThere) {
      throw Trouble.with("trouble.does-not-stop", process.pid());
    } catch (ExecutionException failure) {
      throw new IOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
