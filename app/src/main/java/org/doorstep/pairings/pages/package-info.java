/** What the pages about links show. */
@NullMarked
package org.doorstep.pairings.pages;

import org.jspecify.annotations.NullMarked;
