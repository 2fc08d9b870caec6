/** Tasks: what somebody owes by a date; a promise made to residents is a commitment. */
@ApplicationModule(
    displayName = "Tasks",
    allowedDependencies = {"shared", "audit", "places", "staff", "recipients"})
@NullMarked
package org.doorstep.tasks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
