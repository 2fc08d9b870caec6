package org.doorstep.command;

import java.io.IOException;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Does something through the modules' doors on a data folder, then ends. */
final class Work {

  /** What is done. */
  interface Task {
    int run(ApplicationContext spring) throws IOException;
  }

  private Work() {}

  /** Works beside the program that runs on the folder, or alone when none does. */
  static int on(Home home, Say say, Application application, Task task) throws IOException {
    EarlyLog.hold();
    home.make();
    var running = Running.find(home);
    try (var server =
        running.isPresent()
            ? DatabaseServer.of(home, running.get())
            : DatabaseServer.open(application, home, say)) {
      var spring = application.spring(() -> server);
      spring.setDefaultProperties(
          Map.of(
              "server.port",
              0,
              "server.address",
              "127.0.0.1",
              "doorstep.keys",
              home.keys().toString(),
              "doorstep.data",
              home.folder().toString(),
              "logging.threshold.console",
              "off"));
      try (var context = spring.run()) {
        return task.run(context);
      }
    }
  }
}
