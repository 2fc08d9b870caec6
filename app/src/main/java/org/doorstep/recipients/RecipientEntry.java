package org.doorstep.recipients;

import java.util.List;
import org.doorstep.shared.Phone;
import org.jspecify.annotations.Nullable;

/**
 * What the register is told about a household, an enterprise or an institution.
 *
 * @param code the register's own number, by which it is known again
 * @param name of an enterprise or institution; of a household its head
 * @param place the code of its village
 * @param categories as {@link RecipientCategory#stored()}, in their order
 */
public record RecipientEntry(
    Recipient.Kind kind,
    String code,
    String name,
    String place,
    String address,
    @Nullable Phone phone,
    List<String> categories) {

  public RecipientEntry {
    categories = List.copyOf(categories);
  }

  /** Everything it says, in one text: equal for entries that say the same. */
  String said() {
    return String.join(
        "\u001f",
        name,
        place,
        address,
        phone == null ? "" : phone.digits(),
        String.join(",", categories));
  }

  @Override
  public String toString() {
    return "RecipientEntry[" + kind + "]";
  }
}
