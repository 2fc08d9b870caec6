package org.doorstep.command;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How to sign in to a database in one capacity. The only place where a connection is opened outside
 * the pool: for the database as a whole, its health, its version, a copy of it; never for what the
 * program serves.
 */
public record Door(String url, String user, String password) {

  private static final int PATIENCE_IN_SECONDS = 10;

  /** Signs in. */
  Connection connect() throws SQLException {
    return connect(PATIENCE_IN_SECONDS, 0);
  }

  /** Signs in to ask what is answered at once, or not at all. */
  Connection connectBriefly(int patienceInSeconds) throws SQLException {
    return connect(patienceInSeconds, patienceInSeconds);
  }

  private Connection connect(int toSignIn, int toAnswer) throws SQLException {
    var settings = new Properties();
    settings.setProperty("user", user);
    settings.setProperty("password", password);
    settings.setProperty("connectTimeout", Integer.toString(toSignIn));
    settings.setProperty("loginTimeout", Integer.toString(toSignIn));
    settings.setProperty("socketTimeout", Integer.toString(toAnswer));
    return DriverManager.getConnection(url, settings);
  }

  @Override
  public String toString() {
    return "Door[" + user + " at " + url + "]";
  }
}
