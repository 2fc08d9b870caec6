package org.doorstep.shared.pages;

import org.jspecify.annotations.Nullable;

/**
 * The way through a long list, one screen at a time; there is no number of pages, nobody counts.
 *
 * @param first back to the beginning; null on the first screen
 * @param next the following screen; null on the last
 */
public record Pager(@Nullable String first, @Nullable String next) {}
