package org.doorstep.shared;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The address residents type, as it is printed for them.
 *
 * <p>Usually that at which the program is being asked. Where offices reach it at another address,
 * the residents' is set.
 */
@Component
public class PublicAddress {

  private final String set;

  PublicAddress(@Value("${doorstep.public-address:}") String set) {
    this.set = set.strip().replaceAll("/+$", "");
  }

  /**
   * Where the residents of a place find a page.
   *
   * @param place the code of a place, whose first six digits are its county's
   * @param page its path within the pages of the county, such as {@code /follow}
   */
  public String of(String place, String page) {
    var program =
        set.isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() : set;
    return program + "/c/" + place.substring(0, 6) + page;
  }
}
