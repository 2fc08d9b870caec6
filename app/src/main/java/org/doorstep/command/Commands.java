package org.doorstep.command;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.postgres.EmbeddedPostgresException;
import org.doorstep.postgres.Folders;
import org.springframework.context.ApplicationContext;

/** The door of the command line: does what was typed. */
public final class Commands {

  private final Application application;
  private final String[] typed;
  private final Say say;

  private Commands(Application application, String[] typed, Say say) {
    this.application = application;
    this.typed = typed;
    this.say = say;
  }

  /**
   * Does what was typed. Returns while the program runs, and ends the process when it failed.
   *
   * @param application what is started
   */
  public static void run(Application application, String... typed) {
    var say = Say.toTerminal();
    var exit = new Commands(application, typed, say).exit();
    if (exit != 0) {
      System.exit(exit);
    }
  }

  private int exit() {
    try {
      return obey(Order.parse(typed));
    } catch (Trouble trouble) {
      say.complain(trouble.sentence(say));
      return trouble.exit();
    } catch (Launch.Failed alreadySaid) {
      return Trouble.FAILED;
    } catch (EmbeddedPostgresException obstacle) {
      say.complain(Trouble.database(obstacle).sentence(say));
      return Trouble.FAILED;
    } catch (IOException | SQLException failure) {
      say.complain(say.text("trouble.any", String.valueOf(failure)));
      return Trouble.FAILED;
    }
  }

  private int obey(Order order) throws IOException, SQLException {
    if (order.help()) {
      say.help(
          order.verb() == Verb.HELP
              ? order.operands().stream().findFirst().flatMap(Verb::named)
              : Optional.of(order.verb()));
      return 0;
    }
    return switch (order.verb()) {
      case DEMO, START -> start(order);
      case LINE -> line();
      case BEANS -> beans();
      case STOP -> Stop.stop(order, say);
      case STATUS -> Status.tell(order, say);
      case IMPORT -> {
        Importing.check(order);
        yield Work.on(order.home(), order.voice(say), application, spring -> take(order, spring));
      }
      case BENCH -> Bench.run(order, benchHome(order), say, application);
      case BACKUP -> Backup.write(order, say);
      case RESTORE -> Restoring.restore(order, say);
      case TEST, FORMAT -> throw Trouble.asked("trouble.script", order.verb().word());
      case HELP -> 0;
    };
  }

  /** In the background unless told otherwise; what is started there comes here again. */
  private int start(Order order) throws IOException {
    var isTheOneStarted =
        order.has(Option.FOREGROUND)
            || System.getenv(Launch.IN_BACKGROUND) != null
            || Lessons.isPupil();
    if (isTheOneStarted) {
      Program.run(order, say, application);
    } else {
      Launch.background(order, say, typed);
    }
    return 0;
  }

  /** The words after "line" are a whole command: printed as a shell reads it. */
  private int line() throws IOException {
    var arguments = Arrays.stream(typed).skip(1);
    say.line(
        Layout.prepare(Layout.cache()).line(arguments.toList()).stream()
            .map(Launch::quoted)
            .collect(Collectors.joining(" ")));
    return 0;
  }

  /** Spring ends this by itself when it knows all beans, before it makes the first. */
  private int beans() {
    application
        .spring(() -> {
          throw new IllegalStateException("No bean is made while beans are written down");
        })
        .run();
    return Trouble.FAILED;
  }

  private static Home benchHome(Order order) {
    return order.has(Option.DATA) ? order.home() : Home.at(Folders.defaultCache().resolve("bench"));
  }

  private int take(Order order, ApplicationContext spring) throws IOException {
    var door =
        Optional.ofNullable(spring.getBeanProvider(FileImport.class).getIfAvailable())
            .orElseThrow(() -> Trouble.with("trouble.no-import"));
    return Importing.take(order, say, door);
  }
}
