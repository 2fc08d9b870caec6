/**
 * Places: the divisions of the country, and a county's own places from its townships down.
 *
 * <p>Other modules ask here what a place is called and what it lies in; nothing here knows who
 * lives there.
 */
@ApplicationModule(displayName = "Places")
@NullMarked
package org.doorstep.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
