/**
 * Access: who may come in, and as whom.
 *
 * <p>Accounts, passwords, lock-out and sessions. Binds the scope every transaction of a request
 * runs in. Other modules meet it only as {@link org.doorstep.shared.Scope}.
 */
@ApplicationModule(
    displayName = "Access",
    allowedDependencies = {"shared", "audit", "places", "staff"})
@NullMarked
package org.doorstep.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
