/**
 * Ledgers: readings of the records, filtered, kept as views, taken away as spreadsheets.
 *
 * <p>A ledger holds nothing of its own: it reads views over other modules' tables, made in its
 * schema.
 */
@ApplicationModule(
    displayName = "Ledgers",
    allowedDependencies = {"shared", "audit", "places", "recipients", "staff"})
@NullMarked
package org.doorstep.ledgers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
