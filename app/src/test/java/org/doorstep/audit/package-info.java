@NullMarked
package org.doorstep.audit;

import org.jspecify.annotations.NullMarked;
