@NullMarked
package org.doorstep.command;

import org.jspecify.annotations.NullMarked;
