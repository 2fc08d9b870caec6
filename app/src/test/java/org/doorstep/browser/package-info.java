/**
 * The browser our tests look through: a Chromium that is found or fetched, windows of a desktop and
 * of a phone, and the checks that every page has to pass.
 *
 * <p>A test asks for it with {@code @ExtendWith(Browsers.class)} and a parameter of type {@link
 * org.doorstep.browser.Browsing}.
 */
@NullMarked
package org.doorstep.browser;

import org.jspecify.annotations.NullMarked;
