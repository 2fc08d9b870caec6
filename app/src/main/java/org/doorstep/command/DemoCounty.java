package org.doorstep.command;

import java.util.List;
import java.util.Locale;

/**
 * The county that {@code ./doorstep demo} shows: a bean of the module that makes it. The division
 * code asked for with {@code --county} is the property {@code doorstep.demo.county}.
 */
public interface DemoCounty {

  /** Somebody to sign in as: role and name in the reader's language. */
  record Account(String login, String password, String role, String name) {}

  /**
   * Makes the county, unless it is there: asked at each start, so it must lose nothing.
   *
   * @param language of whoever waits for it
   */
  void load(Locale language, Progress progress);

  /** Whom to sign in as, in the order in which to try them. */
  List<Account> accounts(Locale language);
}
