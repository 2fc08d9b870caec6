package org.doorstep.bench;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import org.doorstep.DatabaseForTests;
import org.doorstep.command.Doors;
import org.doorstep.shared.Words;
import org.doorstep.testing.TestTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A database of its own with a made set in it: 200,000 engagements, 50,000 matters. */
final class MadeDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final DataSet.Size SIZE = new DataSet.Size(200_000, 50_000);
  static final String NAME = "made";

  private static @Nullable Doors doors;

  static synchronized Doors doors() {
    if (doors == null) {
      doors = DatabaseForTests.doors(NAME);
      fill();
    }
    return doors;
  }

  private static void fill() {
    var server = DatabaseForTests.server();
    try (var superuser =
        DriverManager.getConnection(
            server.jdbcUrl(NAME), server.superuser(), server.superuserPassword())) {
      var bundle = new ResourceBundleMessageSource();
      bundle.setBasename("words/bench");
      bundle.setDefaultEncoding("UTF-8");
      var words = new Words(bundle, Locale.ENGLISH, java.time.ZoneOffset.UTC);
      DataSet.make(superuser, SIZE, TestTime.MONDAY_MORNING, words, _ -> {});
    } catch (SQLException failure) {
      throw new IllegalStateException("The set could not be made", failure);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getEnvironment().getPropertySources().addFirst(DatabaseForTests.settings(doors()));
  }
}
