/** What the pages of messages show. */
@NullMarked
package org.doorstep.messages.pages;

import org.jspecify.annotations.NullMarked;
