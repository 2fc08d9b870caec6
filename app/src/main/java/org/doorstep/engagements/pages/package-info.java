/** What the pages of engagements show. */
@NullMarked
package org.doorstep.engagements.pages;

import org.jspecify.annotations.NullMarked;
