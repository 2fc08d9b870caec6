package org.doorstep.shared;

import java.time.Duration;

/**
 * Work that is done again and again, in every county, contributed by a module as a bean. It runs as
 * the system in a scope that names the county; of several nodes one does it.
 *
 * @param name tells it apart and stands in the audit trail: {@code deadlines.escalate}
 * @param every how long after one run the next begins
 */
public record TimedWork(String name, Duration every, Runnable work) {}
