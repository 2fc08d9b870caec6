/**
 * Audit: who did what, chained so that anyone can verify it.
 *
 * <p>Every module records through {@link org.doorstep.audit.Audit}, in the transaction of its
 * write.
 */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {"shared"})
@NullMarked
package org.doorstep.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
