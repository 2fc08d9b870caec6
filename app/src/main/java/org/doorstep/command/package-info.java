/**
 * Command: what is asked of the program on its command line, and how it starts and stops.
 *
 * <p>Nothing depends on this module except those who hand it something to run: a {@link
 * org.doorstep.command.DemoCounty}, a {@link org.doorstep.command.FileImport}, a {@link
 * org.doorstep.command.Benchmark}.
 */
@ApplicationModule(
    displayName = "Command",
    allowedDependencies = {"shared", "places"})
@NullMarked
package org.doorstep.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
