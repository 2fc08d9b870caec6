/** What the pages of tasks show. */
@NullMarked
package org.doorstep.tasks.pages;

import org.jspecify.annotations.NullMarked;
