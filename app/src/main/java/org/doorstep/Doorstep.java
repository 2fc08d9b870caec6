package org.doorstep;

import org.doorstep.command.Application;
import org.doorstep.command.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.modulith.Modulithic;

/** The program: from a knock on a door to an answer everybody can read. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@Modulithic(systemName = "Doorstep", sharedModules = "shared")
public class Doorstep {

  public static void main(String[] args) {
    Commands.run(new Application(Doorstep.class, Database::prepare), args);
  }
}
