/**
 * Portal: residents' pages, open to everybody without an account: raising a matter, following it by
 * number and code, rating it, and the public board. The county stands in the address, a resident
 * never does.
 */
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {
      "shared",
      "audit",
      "places",
      "staff",
      "documents",
      "matters",
      "aftercare"
    })
@NullMarked
package org.doorstep.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
