@NullMarked
package org.doorstep.matters;

import org.jspecify.annotations.NullMarked;
