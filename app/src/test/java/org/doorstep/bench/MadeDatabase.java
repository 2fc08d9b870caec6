package org.doorstep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.doorstep.DatabaseForTests;
import org.doorstep.command.Doors;
import org.doorstep.shared.Words;
import org.doorstep.testing.TestTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * A database of its own with a made set in it, 200,000 engagements and 50,000 matters, and with
 * what makes plans go wrong ({@code plans/skewed.sql}).
 */
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
    try (var superuser = superuser()) {
      var bundle = new ResourceBundleMessageSource();
      bundle.setBasename("words/bench");
      bundle.setDefaultEncoding("UTF-8");
      var words = new Words(bundle, Locale.ENGLISH, java.time.ZoneOffset.UTC);
      DataSet.make(superuser, SIZE, TestTime.MONDAY_MORNING, words, _ -> {});
      try (var statement = superuser.createStatement()) {
        statement.execute(script());
        statement.execute("vacuum (analyze)");
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("The set could not be made", failure);
    }
  }

  /** What makes plans go wrong and a made set has too little of. */
  private static String script() {
    try (var file = MadeDatabase.class.getResourceAsStream("/plans/skewed.sql")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The gaps in the largest county, counted past row security by what the words say. */
  static List<String> gaps(String of) throws SQLException {
    var sql =
        switch (of) {
          case "village" ->
              "select code from places.place p where county = ? and level = 5 and not exists"
                  + " (select from pairings.link l where l.county = p.county and l.place = p.code"
                  + " and l.recipient is null and l.to_day is null)";
          case "official" ->
              "select distinct official from staff.post p where county = ? and to_day is null and"
                  + " role <> 'ADMINISTRATOR' and not exists (select from pairings.link l where"
                  + " l.county = p.county and l.official = p.official and l.to_day is null)";
          default ->
              "select id from recipients.recipient r where county = ? and kind = '"
                  + of
                  + "' and ended is null and not exists (select from pairings.link l where l.county"
                  + " = r.county and l.recipient = r.id and l.to_day is null)";
        };
    try (var superuser = superuser();
        var query = superuser.prepareStatement(sql)) {
      query.setInt(1, DataSet.LARGEST);
      try (var rows = query.executeQuery()) {
        var gaps = new ArrayList<String>();
        while (rows.next()) {
          gaps.add(rows.getString(1));
        }
        return gaps;
      }
    }
  }

  static Connection superuser() throws SQLException {
    var server = DatabaseForTests.server();
    return DriverManager.getConnection(
        server.jdbcUrl(NAME), server.superuser(), server.superuserPassword());
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context.getEnvironment().getPropertySources().addFirst(DatabaseForTests.settings(doors()));
  }
}
