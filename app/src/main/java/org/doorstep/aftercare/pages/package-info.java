/** What the pages of aftercare show: texts only, a page decides nothing. */
@NullMarked
package org.doorstep.aftercare.pages;

import org.jspecify.annotations.NullMarked;
