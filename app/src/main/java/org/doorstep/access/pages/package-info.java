/** What the pages of signing in show. */
@NullMarked
package org.doorstep.access.pages;

import org.jspecify.annotations.NullMarked;
