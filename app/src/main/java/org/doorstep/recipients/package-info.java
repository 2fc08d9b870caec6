/**
 * Recipients: whom the county serves: households with their residents, enterprises, institutions.
 *
 * <p>The register is read through {@link org.doorstep.recipients.Recipients} and filled by whole
 * lists through {@link org.doorstep.recipients.Registrations}.
 */
@ApplicationModule(
    displayName = "Recipients",
    allowedDependencies = {"shared", "audit", "places"})
@NullMarked
package org.doorstep.recipients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
