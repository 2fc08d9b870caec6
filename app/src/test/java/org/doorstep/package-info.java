@NullMarked
package org.doorstep;

import org.jspecify.annotations.NullMarked;
