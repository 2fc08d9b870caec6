package org.doorstep.staff;

import java.util.List;
import org.doorstep.shared.Role;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Link;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to staff and accounts, and the tabs among their pages. */
@Configuration
public class StaffWays {

  public static final String OFFICIALS = "/staff/officials";
  public static final String UNITS = "/staff/units";
  public static final String ACCOUNTS = "/staff/accounts";

  @Bean
  static Way wayToStaff() {
    return new Way(70, "staff.way", "/staff", "person", Role.ADMINISTRATOR);
  }

  /** The three views; accounts are a page of the module access. */
  public static List<Link> tabs(Words t, String here) {
    return List.of(
        new Link(t.lookup("staff.officials"), OFFICIALS, here.equals(OFFICIALS)),
        new Link(t.lookup("staff.units"), UNITS, here.equals(UNITS)),
        new Link(t.lookup("staff.accounts"), ACCOUNTS, here.equals(ACCOUNTS)));
  }
}
