@NullMarked
package org.doorstep.pairings;

import org.jspecify.annotations.NullMarked;
