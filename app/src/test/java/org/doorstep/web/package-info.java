@NullMarked
package org.doorstep.web;

import org.jspecify.annotations.NullMarked;
