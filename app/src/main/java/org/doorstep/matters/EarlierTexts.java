package org.doorstep.matters;

import static org.doorstep.db.matters.Tables.MATTER;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Several;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/**
 * What earlier matters say. The same two hundred of a township are compared with each one that is
 * sorted, so what was read is kept in the program, the last used. A tray tells by a fingerprint
 * whether a matter still says the same.
 */
@Repository
class EarlierTexts {

  /** So many are kept, some hundred bytes each: 200 of each of a county's townships. */
  private static final int KEPT = 5_000;

  /**
   * A matter as it lies in a tray.
   *
   * @param said the fingerprint of its number, title and text
   */
  record Key(UUID matter, int said) {}

  record Text(MatterNumber number, String title, String text) {

    @Override
    public String toString() {
      return "Text[" + number + "]";
    }
  }

  private final DSLContext db;
  private final Map<Key, Text> kept =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Text> eldest) {
              return size() > KEPT;
            }
          });

  EarlierTexts(DSLContext db) {
    this.db = db;
  }

  /** What each of them says, of those that are there; asked for what the asker's trays hold. */
  Map<Key, Text> of(List<Key> asked) {
    var known = new HashMap<Key, Text>();
    var unknown = new ArrayList<Key>();
    for (var key : asked) {
      var text = kept.get(key);
      if (text == null) {
        unknown.add(key);
      } else {
        known.put(key, text);
      }
    }
    if (!unknown.isEmpty()) {
      var read = read(unknown);
      kept.putAll(read);
      known.putAll(read);
    }
    return known;
  }

  private Map<Key, Text> read(List<Key> keys) {
    return db.select(MATTER.ID, MATTER.SAID, MATTER.NUMBER, MATTER.TITLE, MATTER.TEXT)
        .from(MATTER)
        .where(
            MATTER.COUNTY.eq(Scope.current().county()),
            Several.among(MATTER.ID, val(keys.stream().map(Key::matter).toArray(UUID[]::new))))
        .fetchMap(
            found -> new Key(found.value1(), found.value2()),
            found ->
                new Text(MatterNumber.valueOf(found.value3()), found.value4(), found.value5()));
  }
}
