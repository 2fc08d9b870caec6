@NullMarked
package org.doorstep.demo;

import org.jspecify.annotations.NullMarked;
