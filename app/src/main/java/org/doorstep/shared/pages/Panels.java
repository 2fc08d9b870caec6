package org.doorstep.shared.pages;

import gg.jte.Content;

/** Draws the parts of a page which other modules fill; every template may take it as a param. */
@FunctionalInterface
public interface Panels {

  Content draw(Panel panel);
}
