package org.doorstep.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The running program: its database, its pages, and the order in which they come and go.
 *
 * <p>The database starts while Spring reads its configuration; the first bean that needs it waits.
 * At the end the pages go first, so that nobody is answered without a database.
 */
final class Program {

  private static final Logger LOG = LoggerFactory.getLogger(Program.class);
  private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(60);

  private final Application application;
  private final Home home;
  private final Say say;
  private final CompletableFuture<DatabaseServer> database = new CompletableFuture<>();
  private volatile @Nullable ConfigurableApplicationContext context;
  private volatile @Nullable Watch watch;
  private volatile @Nullable Lessons lessons;
  private volatile boolean ready;

  private Program(Application application, Home home, Say say) {
    this.application = application;
    this.home = home;
    this.say = say;
  }

  /** Runs until it is told to stop; returns when it is ready. */
  static void run(Order order, Say say, Application application) throws IOException {
    var home = order.home();
    refuseIfRunning(home);
    requireFree(order.address(), order.port());
    home.make();
    new Program(application, home, say).start(order);
  }

  static void refuseIfRunning(Home home) {
    Running.find(home)
        .ifPresent(who -> {
          throw DatabaseServer.inUse(home, who);
        });
  }

  static void requireFree(String address, int port) throws IOException {
    try (var trial = new ServerSocket()) {
      trial.setReuseAddress(true);
      trial.bind(new InetSocketAddress(InetAddress.getByName(address), port));
    } catch (java.net.BindException taken) {
      throw Trouble.with("trouble.port-taken", Integer.toString(port));
    }
  }

  private void start(Order order) throws IOException {
    EarlyLog.hold();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    Thread.ofPlatform().name("database").daemon().start(this::openDatabase);
    try {
      var spring = open(settings(order));
      if (order.verb() == Verb.DEMO) {
        loadDemo(spring);
      }
      var url = announce(order, spring);
      if (Lessons.isPupil()) {
        walkThrough(url);
        System.exit(0);
      }
      Layout.here()
          .ifPresent(layout ->
              lessons = Lessons.begin(layout, home.keys(), database.join().environment()));
    } catch (RuntimeException | SQLException failure) {
      throw plain(failure);
    }
  }

  private void openDatabase() {
    try {
      var server = DatabaseServer.open(application, home, say);
      watch = Watch.over(server);
      database.complete(server);
    } catch (RuntimeException failure) {
      database.completeExceptionally(failure);
    }
  }

  private ConfigurableApplicationContext open(Map<String, Object> settings) {
    say.step("stage.PROGRAM");
    var spring = application.spring(database::join);
    spring.setRegisterShutdownHook(false); // ours also minds the database
    spring.setDefaultProperties(settings);
    spring.addInitializers(starting -> context = starting);
    return spring.run();
  }

  private Map<String, Object> settings(Order order) {
    var settings = new HashMap<String, Object>();
    settings.put("server.port", order.port());
    settings.put("server.address", order.address());
    settings.put("doorstep.keys", home.keys().toString());
    settings.put("doorstep.data", home.folder().toString());
    settings.put("doorstep.demo.loads", order.verb() == Verb.DEMO);
    order.find(Option.COUNTY).ifPresent(code -> settings.put("doorstep.demo.county", code));
    if (!order.has(Option.FOREGROUND)) {
      settings.put("logging.threshold.console", "off");
      // A path from here, which is the data folder: elsewhere in a path a percent sign would mean
      // something to the log's rolling.
      var here = Path.of("").toAbsolutePath();
      settings.put("logging.file.name", here.relativize(home.log()).toString());
    }
    return settings;
  }

  private void loadDemo(ConfigurableApplicationContext spring) {
    spring
        .getBeanProvider(DemoCounty.class)
        .ifAvailable(county -> county.load(say.language(), line -> say.line(Say.STEP + line)));
    spring.getBean(Loading.class).isOver();
  }

  /** Writes down that the program is ready, for everybody who asks; returns its address. */
  private String announce(Order order, ConfigurableApplicationContext spring)
      throws IOException, SQLException {
    var server = ((WebServerApplicationContext) spring).getWebServer();
    var port = server == null ? order.port() : server.getPort();
    var pid = ProcessHandle.current().pid();
    List<DemoCounty.Account> accounts =
        order.verb() == Verb.DEMO
            ? spring.getBeanProvider(DemoCounty.class).stream()
                .flatMap(county -> county.accounts(say.language()).stream())
                .toList()
            : List.of();
    var running =
        new Running(
            pid,
            Running.birth(pid).orElseThrow(),
            Instant.now(),
            port,
            "http://localhost:" + port + "/",
            database.join().version(),
            database.join().program().url(),
            accounts);
    running.write(home);
    ready = true;
    LOG.info("Ready on port {}", port);
    if (order.has(Option.FOREGROUND)) {
      Launch.tell(running, order, say);
    }
    return running.url();
  }

  /** Draws the first pages, so that Java learns what they need. */
  private static void walkThrough(String url) throws IOException {
    try (var browser = HttpClient.newHttpClient()) {
      for (var page : List.of("actuator/health", "sign-in", "", "css/base.css", "home")) {
        for (var language : List.of("zh-CN", "en")) {
          browser.send(
              HttpRequest.newBuilder(URI.create(url + page))
                  .header("Accept-Language", language)
                  .build(),
              BodyHandlers.discarding());
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The sentence at the bottom of a failure, if there is one that a person can act on. */
  private static RuntimeException plain(Exception failure) {
    Throwable bottom = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Trouble trouble) {
        return trouble;
      }
      bottom = cause;
    }
    LOG.error("The program could not start", failure);
    return Trouble.with("trouble.start", String.valueOf(bottom.getMessage()));
  }

  private void stop() {
    if (lessons != null) {
      lessons.stop();
    }
    try {
      if (ready && context != null) {
        context.close();
      }
    } finally {
      closeDatabase();
    }
  }

  private void closeDatabase() {
    try {
      var server = database.get(PATIENCE_TO_STOP.toSeconds(), TimeUnit.SECONDS);
      if (watch != null) {
        watch.end();
      }
      Files.deleteIfExists(home.running());
      server.close();
    } catch (ExecutionException neverStarted) {
      LOG.debug("There is no database to stop", neverStarted);
    } catch (TimeoutException | IOException failure) {
      LOG.error("The database was not stopped", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
