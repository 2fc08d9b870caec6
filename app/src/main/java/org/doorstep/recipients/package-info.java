/**
 * Recipients: whom the county serves: households with their residents, enterprises, institutions.
 */
@ApplicationModule(
    displayName = "Recipients",
    allowedDependencies = {"shared", "audit", "places"})
@NullMarked
package org.doorstep.recipients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
