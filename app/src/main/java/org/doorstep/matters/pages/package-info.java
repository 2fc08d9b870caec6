/** What the pages of matters show: texts only, a page decides nothing. */
@NullMarked
package org.doorstep.matters.pages;

import org.jspecify.annotations.NullMarked;
