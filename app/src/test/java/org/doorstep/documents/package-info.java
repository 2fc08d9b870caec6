/**
 * Tests of attachments: what is taken, what is removed from it, who sees it, and that none is lost.
 */
@NullMarked
package org.doorstep.documents;

import org.jspecify.annotations.NullMarked;
