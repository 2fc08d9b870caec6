@NullMarked
package org.doorstep.postgres;

import org.jspecify.annotations.NullMarked;
