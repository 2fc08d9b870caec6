/** What the pages about matters show. */
@NullMarked
package org.doorstep.matters.pages;

import org.jspecify.annotations.NullMarked;
