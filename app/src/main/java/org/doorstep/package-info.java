/** Doorstep: the root holds the entry point only; everything else is in a module. */
@NullMarked
package org.doorstep;

import org.jspecify.annotations.NullMarked;
