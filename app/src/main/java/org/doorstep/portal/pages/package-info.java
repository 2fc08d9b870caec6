/** What residents' pages show. */
@NullMarked
package org.doorstep.portal.pages;

import org.jspecify.annotations.NullMarked;
