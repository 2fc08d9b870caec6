package org.doorstep;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The program: from a knock on a door to an answer everybody can read. */
@SpringBootApplication
@Modulithic(systemName = "Doorstep", sharedModules = "shared")
public class Doorstep {

  public static void main(String[] args) {
    SpringApplication.run(Doorstep.class, args);
  }
}
