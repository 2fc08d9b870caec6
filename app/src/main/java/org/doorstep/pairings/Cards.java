package org.doorstep.pairings;

import static org.doorstep.db.pairings.Tables.CARD;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.recipients.Recipient;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to contact cards: handed out at doors, with an official's name on them. */
@Service
public class Cards {

  private final DSLContext db;
  private final Audit audit;

  Cards(DSLContext db, Audit audit) {
    this.db = db;
    this.audit = audit;
  }

  /**
   * An official's cards were handed out at some doors; a second one on the same day is the same.
   */
  @Transactional
  public void issue(List<Recipient> doors, UUID official, LocalDate day) {
    var scope = Scope.current();
    var insert =
        db.insertInto(
            CARD,
            CARD.COUNTY,
            CARD.ID,
            CARD.OFFICIAL,
            CARD.RECIPIENT,
            CARD.PLACE,
            CARD.ISSUED_ON,
            CARD.ISSUED_BY);
    for (var door : doors) {
      insert =
          insert.values(
              scope.county(),
              card(official, door.id(), day),
              official,
              door.id(),
              door.place(),
              day,
              scope.official());
    }
    insert.onConflictDoNothing().execute();
    audit.record("card.issue", official, Map.of("cards", doors.size()));
  }

  private static UUID card(UUID official, UUID recipient, LocalDate day) {
    var what = official + " " + recipient + " " + day;
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
  }
}
