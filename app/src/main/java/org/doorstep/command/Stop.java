package org.doorstep.command;

import java.io.IOException;
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
    if (running.isEmpty()) {
      say.say("status.not-running", home.folder());
      return 0;
    }
    var process = ProcessHandle.of(running.get().pid());
    if (process.isPresent()) {
      if (!process.get().destroy()) {
        throw Trouble.with("trouble.not-yours", running.get().pid());
      }
      say.step("stage.STOPPING");
      await(process.get());
    }
    say.say("stopped");
    return 0;
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
