@NullMarked
package org.doorstep.engagements;

import org.jspecify.annotations.NullMarked;
