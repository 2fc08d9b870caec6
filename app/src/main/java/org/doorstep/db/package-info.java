/**
 * The database as jOOQ sees it: generated from the migrated schema at build time, one package a
 * module's PostgreSQL schema, each used by its own module only.
 */
@ApplicationModule(displayName = "Database", type = ApplicationModule.Type.OPEN)
package org.doorstep.db;

import org.springframework.modulith.ApplicationModule;
