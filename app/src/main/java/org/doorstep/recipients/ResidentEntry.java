package org.doorstep.recipients;

import java.time.LocalDate;
import java.util.Objects;
import org.doorstep.shared.Phone;
import org.jspecify.annotations.Nullable;

/**
 * What the register is told about a resident.
 *
 * @param relation to the head: head, spouse, child, parent, other
 * @param sex f, m or unknown
 * @param away where a person away from home works
 */
public record ResidentEntry(
    String name,
    String relation,
    String sex,
    @Nullable LocalDate born,
    @Nullable IdNumber idNumber,
    @Nullable Phone phone,
    String away) {

  /** Everything it says, in one text: equal for entries that say the same. */
  String said() {
    return String.join(
        "\u001f",
        name,
        relation,
        sex,
        Objects.toString(born, ""),
        idNumber == null ? "" : idNumber.digits(),
        phone == null ? "" : phone.digits(),
        away);
  }

  @Override
  public String toString() {
    return "ResidentEntry";
  }
}
