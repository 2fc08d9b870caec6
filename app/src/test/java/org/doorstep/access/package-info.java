@NullMarked
package org.doorstep.access;

import org.jspecify.annotations.NullMarked;
