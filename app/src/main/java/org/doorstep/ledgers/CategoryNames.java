package org.doorstep.ledgers;

import static org.doorstep.db.ledgers.Tables.CATEGORY_NAME;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The county's categories by code, in the reader's language, in the order of the tree. */
@Repository
class CategoryNames {

  private final DSLContext db;

  CategoryNames(DSLContext db) {
    this.db = db;
  }

  @Transactional(readOnly = true)
  public Map<String, String> in(Locale language) {
    var names = new LinkedHashMap<String, String>();
    db.selectFrom(CATEGORY_NAME)
        .where(CATEGORY_NAME.COUNTY.eq(Scope.current().county()))
        .orderBy(CATEGORY_NAME.CODE)
        .forEach(row ->
            names.put(
                row.getCode(),
                language.getLanguage().equals("en") && !row.getNameEn().isEmpty()
                    ? row.getNameEn()
                    : row.getName()));
    return names;
  }
}
