package org.doorstep.shared;

import java.util.List;

/**
 * One way to go from every page, contributed by a module as a bean.
 *
 * @param order the smaller, the earlier; a phone shows the first few
 * @param key the key of its word
 * @param icon a name in {@code static/icons/doorstep.svg}
 * @param roles who has it
 */
public record Way(int order, String key, String href, String icon, List<Role> roles) {

  public Way {
    roles = List.copyOf(roles);
  }

  public Way(int order, String key, String href, String icon, Role... roles) {
    this(order, key, href, icon, List.of(roles));
  }
}
