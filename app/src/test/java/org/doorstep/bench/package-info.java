@NullMarked
package org.doorstep.bench;

import org.jspecify.annotations.NullMarked;
