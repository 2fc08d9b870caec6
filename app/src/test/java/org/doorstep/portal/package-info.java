/** Tests of residents' pages, most of them in a browser. */
@NullMarked
package org.doorstep.portal;

import org.jspecify.annotations.NullMarked;
