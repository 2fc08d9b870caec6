/** What the pages about units and officials show. */
@NullMarked
package org.doorstep.staff.pages;

import org.jspecify.annotations.NullMarked;
