package org.doorstep.command;

import java.util.function.Supplier;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** Hands the database to Spring; the first bean that needs it waits until it is there. */
record DatabaseForSpring(Supplier<DatabaseServer> server)
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (context instanceof GenericApplicationContext beans) {
      beans.registerBean(AsProgram.class, () -> new AsProgram(server.get().program()));
    }
  }

  /** The program's pool signs in as somebody who owns nothing. */
  record AsProgram(Door door) implements JdbcConnectionDetails {

    @Override
    public String getUsername() {
      return door.user();
    }

    @Override
    public String getPassword() {
      return door.password();
    }

    @Override
    public String getJdbcUrl() {
      return door.url();
    }
  }
}
