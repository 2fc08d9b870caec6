/**
 * Shared: words, refusals, scopes, forms and paging marks.
 *
 * <p>Nothing here knows a resident, a matter or a visit; every other module may use all of it.
 */
@ApplicationModule(displayName = "Shared", type = ApplicationModule.Type.OPEN)
@NullMarked
package org.doorstep.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
