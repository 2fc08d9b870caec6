/** What the frame around every page shows. */
@NullMarked
package org.doorstep.shared.pages;

import org.jspecify.annotations.NullMarked;
