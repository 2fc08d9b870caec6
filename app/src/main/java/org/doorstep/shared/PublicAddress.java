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

  /** Where the residents' page of a path is found, such as {@code /c/522633/follow}. */
  public String of(String path) {
    return (set.isEmpty()
            ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
            : set)
        + path;
  }
}
