package org.doorstep.command;

import java.util.function.Supplier;
import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.RegisteredBean;
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

  /**
   * The database is handed over at each start: what the build writes down of beans is without it.
   */
  static final class Given implements BeanRegistrationExcludeFilter {

    @Override
    public boolean isExcludedFromAotProcessing(RegisteredBean bean) {
      return bean.getBeanClass().equals(AsProgram.class);
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
