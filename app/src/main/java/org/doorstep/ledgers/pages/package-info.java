/** What the pages of ledgers show. */
@NullMarked
package org.doorstep.ledgers.pages;

import org.jspecify.annotations.NullMarked;
