/** What the pages of sorting show: texts only, a page decides nothing. */
@NullMarked
package org.doorstep.sorting.pages;

import org.jspecify.annotations.NullMarked;
