/**
 * Messages: what somebody should know, kept until it is read.
 *
 * <p>Other modules publish a {@link org.doorstep.shared.Notice}; nobody needs to know this module.
 */
@ApplicationModule(
    displayName = "Messages",
    allowedDependencies = {"shared", "audit"})
@NullMarked
package org.doorstep.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
