package org.doorstep.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers now. It is asked on a connection of its own: the pool's may all be
 * busy, and would make whoever asks wait for half a minute when there is no database.
 */
@Component
class DatabaseHealth implements HealthIndicator, DisposableBean {

  private static final int PATIENCE_IN_SECONDS = 2;

  private final JdbcConnectionDetails database;
  private @Nullable Connection connection;

  DatabaseHealth(JdbcConnectionDetails database) {
    this.database = database;
  }

  @Override
  public synchronized Health health() {
    try {
      if (answers()) {
        return Health.up().build();
      }
      destroy();
      connection = connect();
      return answers() ? Health.up().build() : Health.down().build();
    } catch (SQLException noAnswer) {
      return Health.down(noAnswer).build();
    }
  }

  private boolean answers() throws SQLException {
    return connection != null && connection.isValid(PATIENCE_IN_SECONDS);
  }

  private Connection connect() throws SQLException {
    var settings = new Properties();
    settings.setProperty("user", String.valueOf(database.getUsername()));
    settings.setProperty("password", String.valueOf(database.getPassword()));
    settings.setProperty("connectTimeout", Integer.toString(PATIENCE_IN_SECONDS));
    settings.setProperty("loginTimeout", Integer.toString(PATIENCE_IN_SECONDS));
    settings.setProperty("socketTimeout", Integer.toString(PATIENCE_IN_SECONDS));
    settings.setProperty("ApplicationName", "health");
    return DriverManager.getConnection(database.getJdbcUrl(), settings);
  }

  @Override
  public synchronized void destroy() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
