/** Web: how pages are drawn, refusals shown and preferences kept. Nothing depends on it. */
@ApplicationModule(
    displayName = "Web",
    allowedDependencies = {"shared", "audit", "access", "places"})
@NullMarked
package org.doorstep.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
