package org.doorstep.shared;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * One way to go from every page, contributed by a module as a bean.
 *
 * @param order the smaller, the earlier; a phone shows the first few
 * @param key the key of its word
 * @param icon a name in {@code static/icons/doorstep.svg}
 * @param roles who has it
 * @param waiting how many wait there for the asker; asked for every page that is drawn, so it reads
 *     a few rows of an index and stops
 */
public record Way(
    int order, String key, String href, String icon, List<Role> roles, IntSupplier waiting) {

  public Way {
    roles = List.copyOf(roles);
  }

  public Way(int order, String key, String href, String icon, Role... roles) {
    this(order, key, href, icon, List.of(roles), () -> 0);
  }
}
