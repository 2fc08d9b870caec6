/**
 * Recipients: whom the county serves: households with residents, enterprises, institutions.
 *
 * <p>The register is written through {@link org.doorstep.recipients.Registrations}.
 */
@ApplicationModule(
    displayName = "Recipients",
    allowedDependencies = {"shared", "audit", "places", "staff"})
@NullMarked
package org.doorstep.recipients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
