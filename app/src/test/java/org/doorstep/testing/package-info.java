/**
 * What tests of all modules share: a county of their own, people with names and rights, set time.
 */
@NullMarked
package org.doorstep.testing;

import org.jspecify.annotations.NullMarked;
