package org.doorstep.places;

import java.time.ZoneId;

/**
 * A county served here.
 *
 * @param key given when it was founded here, immutable: the first part of every key
 * @param code its division code of today, six digits
 */
public record County(int key, String code, String name, ZoneId zone, boolean demo) {}
