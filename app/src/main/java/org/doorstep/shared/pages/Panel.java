package org.doorstep.shared.pages;

/**
 * A part of a page which another module fills.
 *
 * @param template its template, which takes {@code t}, {@code frame} and {@code panel}
 * @param panel what the template shows
 */
public record Panel(String template, Object panel) {}
