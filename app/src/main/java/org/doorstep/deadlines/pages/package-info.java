/** What the pages of deadlines show. */
@NullMarked
package org.doorstep.deadlines.pages;

import org.jspecify.annotations.NullMarked;
