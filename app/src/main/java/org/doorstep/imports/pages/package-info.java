/** What the pages of imports show. */
@NullMarked
package org.doorstep.imports.pages;

import org.jspecify.annotations.NullMarked;
