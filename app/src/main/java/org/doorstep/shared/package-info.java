@NullMarked
package org.doorstep.shared;

import org.jspecify.annotations.NullMarked;
