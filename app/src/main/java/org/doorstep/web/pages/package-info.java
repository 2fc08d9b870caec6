/** What the pages of refusals show. */
@NullMarked
package org.doorstep.web.pages;

import org.jspecify.annotations.NullMarked;
