package org.doorstep.deadlines.pages;

import java.util.List;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;

/**
 * What {@code deadlines/why.jte} shows: the date, what it was reckoned from, and the working line
 * by line.
 *
 * @param awaiting the year whose days off are not announced yet; empty when the date is final
 */
public record WhyPart(Due due, String awaiting, List<Fact> inputs, List<Line> working) {

  public WhyPart {
    inputs = List.copyOf(inputs);
    working = List.copyOf(working);
  }

  /** One line of the working; counted lines carry their number, others a dash. */
  public record Line(String number, String said) {}
}
