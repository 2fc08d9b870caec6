package org.doorstep.matters;

import java.util.List;
import org.doorstep.staff.Unit;

/**
 * A matter was answered in writing; published in the transaction that answered it.
 *
 * @param matter with its answer; the unit that answered holds it
 * @param over the units in whose jurisdiction its place lies, the nearest first
 */
public record MatterAnswered(Matter matter, List<Unit> over) {

  public MatterAnswered {
    over = List.copyOf(over);
  }
}
