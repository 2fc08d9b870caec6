package org.doorstep.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.doorstep.shared.Words;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.FileSystemUtils;

/**
 * What a benchmark is given: how large to measure, somebody to tell how far it is, and {@linkplain
 * Site programs} on data folders of their own below the bench's home, which stop when it ends.
 */
public final class Rig implements AutoCloseable {

  /** Fills a database, unless it is filled already. */
  public interface Filling {

    /**
     * Fills it.
     *
     * @return whether anything was written; then the program starts anew, as it may remember what
     *     was there before
     */
    boolean fill(Connection superuser) throws Exception;
  }

  private final Home home;
  private final Say say;
  private final double size;
  private final Application application;
  private final Words words;
  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::close, "stop-sites");

  Rig(Home home, Say say, double size, Application application) {
    this.home = home;
    this.say = say;
    this.size = size;
    this.application = application;
    var bundle = new ResourceBundleMessageSource();
    bundle.setBasename("words/bench");
    bundle.setDefaultEncoding("UTF-8");
    bundle.setFallbackToSystemLocale(false);
    this.words = new Words(bundle, say.language(), ZoneId.systemDefault());
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** A number of rows or calls of the full size, as many as are asked for; at least one. */
  public long of(long full) {
    return Math.max(1, Math.round(full * size / 100));
  }

  /** A number of rows or calls of the full size, but never fewer than some. */
  public int of(int full, int fewest) {
    return (int) Math.max(fewest, of(full));
  }

  /** Whether it is measured in full, so that budgets are judged. */
  public boolean full() {
    return size >= 100;
  }

  /** A text of the bundle {@code words/bench}, in the reader's language. */
  public String text(String key, Object... facts) {
    return words.say(key, facts);
  }

  /** Tells how far it is: a text of the bundle {@code words/bench}. */
  public void say(String key, Object... facts) {
    progress().step(text(key, facts));
  }

  /** The texts of the bundle {@code words/bench}, in the reader's language. */
  public Words words() {
    return words;
  }

  /** Told how far it is, in the reader's language. */
  public Progress progress() {
    return line -> say.line(Say.STEP + line);
  }

  /** A folder below the bench's home, for files; a site's data folder has the same name. */
  public Path folder(String name) {
    return home.folder().resolve(name);
  }

  /** The program on a data folder that is kept between runs, filled. */
  public Site open(String name, Filling filling) throws Exception {
    var site = open(name);
    boolean written;
    try (var superuser = site.superuser()) {
      superuser.setAutoCommit(true);
      written = filling.fill(superuser);
    }
    if (written) {
      site.stop();
      site.start();
    }
    return site;
  }

  /** The program on a data folder that is kept between runs. */
  public Site open(String name) throws IOException {
    home.make();
    var site = sites.computeIfAbsent(name, _ -> new Site(Home.at(folder(name)), say));
    site.start();
    return site;
  }

  /** Something done through the modules' own doors. */
  public interface Task {
    void run(ApplicationContext program) throws Exception;
  }

  /**
   * Does something through the modules' doors, in this process and on a site's database, as {@code
   * ./doorstep import} does beside a program that runs.
   */
  public void inside(Site site, Task task) throws Exception {
    Work.on(
        Home.at(site.folder()),
        say,
        application,
        program -> {
          try {
            task.run(program);
          } catch (IOException | RuntimeException failure) {
            throw failure;
          } catch (Exception failure) {
            throw new IOException(failure);
          }
          return 0;
        });
  }

  /** A data folder with nothing in it yet; not started. */
  public Site bare(String name) throws IOException {
    home.make();
    var site = new Site(Home.at(folder(name)), say);
    sites.put(name, site);
    site.stop();
    FileSystemUtils.deleteRecursively(site.folder());
    FileSystemUtils.deleteRecursively(Home.at(site.folder()).keys());
    return site;
  }

  @Override
  public void close() {
    sites.values().forEach(Site::stop);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException atTheEnd) {
      return; // it is the hook that closes
    }
  }
}
