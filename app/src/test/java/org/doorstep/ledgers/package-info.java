@NullMarked
package org.doorstep.ledgers;

import org.jspecify.annotations.NullMarked;
