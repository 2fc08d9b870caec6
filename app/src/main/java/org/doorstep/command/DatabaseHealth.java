package org.doorstep.command;

import java.sql.Connection;
import java.sql.SQLException;
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

  private final Door door;
  private @Nullable Connection connection;

  DatabaseHealth(JdbcConnectionDetails database) {
    this.door =
        new Door(
            database.getJdbcUrl(),
            String.valueOf(database.getUsername()),
            String.valueOf(database.getPassword()));
  }

  @Override
  public synchronized Health health() {
    try {
      if (answers()) {
        return Health.up().build();
      }
      destroy();
      connection = door.connectBriefly(PATIENCE_IN_SECONDS);
      return answers() ? Health.up().build() : Health.down().build();
    } catch (SQLException noAnswer) {
      return Health.down(noAnswer).build();
    }
  }

  private boolean answers() throws SQLException {
    return connection != null && connection.isValid(PATIENCE_IN_SECONDS);
  }

  @Override
  public synchronized void destroy() throws SQLException {
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
