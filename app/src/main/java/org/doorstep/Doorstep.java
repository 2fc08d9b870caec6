package org.doorstep;

import org.doorstep.command.Application;
import org.doorstep.command.Commands;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.modulith.Modulithic;

/** The program: from a knock on a door to an answer everybody can read. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan(
    // The modules' own packages: what is generated lies deeper, and nothing of it is a component.
    resourcePattern = "*/*.class",
    excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Modulithic(systemName = "Doorstep", sharedModules = "shared")
public class Doorstep {

  public static void main(String[] args) {
    Commands.run(new Application(Doorstep.class, Database::prepare, Database::migrate), args);
  }
}
