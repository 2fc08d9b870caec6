/**
 * Bench: how fast, how light, and how safe from loss, measured and printed beside what is allowed.
 *
 * <p>Data sets are made here from a seed, as the doors would have written them; each benchmark is a
 * {@link org.doorstep.command.Benchmark}.
 */
@ApplicationModule(
    displayName = "Bench",
    allowedDependencies = {"shared", "places", "deadlines", "engagements", "command"})
@NullMarked
package org.doorstep.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
