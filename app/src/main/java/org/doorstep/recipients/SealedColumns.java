package org.doorstep.recipients;

import java.util.UUID;
import org.doorstep.shared.Sealing.Context;

/** The sealed columns of this module, each value bound to its row. */
final class SealedColumns {

  private SealedColumns() {}

  static Context phoneOfRecipient(UUID recipient) {
    return new Context("recipient.phone", recipient);
  }

  static Context phoneOfResident(UUID resident) {
    return new Context("resident.phone", resident);
  }

  static Context idNumberOf(UUID resident) {
    return new Context("resident.id_number", resident);
  }
}
