@NullMarked
package org.doorstep.recipients;

import org.jspecify.annotations.NullMarked;
