package org.doorstep.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.imports.TestFiles;
import org.doorstep.imports.TestFiles.Content;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files for a made set's largest county: one of what is there, one new, one wrong, of each kind.
 */
final class MadeFiles {

  private final DSLContext db;

  private MadeFiles(DSLContext db) {
    this.db = db;
  }

  /** By the kind that the address of an import has. */
  static Map<String, Path> of(DSLContext db, TransactionTemplate transaction) {
    return Scope.system(DataSet.LARGEST, MadePeople.ZONE, "test")
        .call(() -> transaction.execute(_ -> new MadeFiles(db).files()));
  }

  private Map<String, Path> files() {
    var village = one("select code from places.place where county = ? and level = 5 order by code");
    var unit = one("select code from staff.unit where county = ? and kind = 'department'");
    var files = new LinkedHashMap<String, Path>();
    files.put(
        "units",
        file(
            "单位",
            TestFiles.UNITS,
            List.of(
                List.of(unit, "水利局（新名）", "部门", "", village.substring(0, 6)),
                List.of("NEW", "新局", "部门", "", village.substring(0, 6)),
                List.of("BAD", "", "部门", "", ""))));
    files.put("officials", officials());
    files.put("households", households(village));
    files.put("enterprises", recipients("企业", TestFiles.ENTERPRISES, "enterprise", village));
    files.put("institutions", recipients("机构", TestFiles.INSTITUTIONS, "institution", village));
    return files;
  }

  /** The one who is there only changes the name: whoever is signed in keeps the post. */
  private Path officials() {
    var there =
        db.fetch(
                """
                select o.code, u.code, p.title, p.from_day::text from staff.official o
                join staff.post p on p.county = o.county and p.official = o.id
                join staff.unit u on u.county = p.county and u.id = p.unit
                where o.county = ? and p.role = 'DEPARTMENT' and p.to_day is null
                order by o.code desc limit 1
                """,
                DataSet.LARGEST)
            .getFirst();
    var unit = there.get(1, String.class);
    var title = there.get(2, String.class);
    var from = there.get(3, String.class);
    return file(
        "干部",
        TestFiles.OFFICIALS,
        List.of(
            List.of(there.get(0, String.class), "吴改名", unit, "部门", title, from, "", "", ""),
            List.of("NEW", "新干部", unit, "部门", title, from, "", "", ""),
            List.of("BAD", "", unit, "", "", "", "", "", "")));
  }

  private Path households(String village) {
    var known = known("household");
    return TestFiles.workbook(
        new Content(
            "户",
            TestFiles.HOUSEHOLDS,
            List.of(
                List.of(known, "石有才", village, "1组", "", ""),
                List.of("NEW", "石新来", village, "1组", "", ""),
                List.of("BAD", "", village, "", "", ""))),
        new Content(
            "人",
            TestFiles.RESIDENTS,
            List.of(
                List.of(
                    known,
                    "石有才",
                    "户主",
                    TestFiles.idNumber(1968, 3, 9, 101),
                    "男",
                    "1968-03-09",
                    "",
                    ""),
                List.of("NOWHERE", "石无", "户主", "", "", "", "", ""))));
  }

  private Path recipients(String name, List<String> heads, String kind, String village) {
    return file(
        name,
        heads,
        List.of(
            List.of(known(kind), "从江百货", village, "街上", ""),
            List.of("NEW-" + kind, "新店", village, "街上", ""),
            List.of("BAD", "", village, "", "")));
  }

  private static Path file(String name, List<String> heads, List<List<String>> rows) {
    return TestFiles.workbook(new Content(name, heads, rows));
  }

  private String known(String kind) {
    return one(
        "select code from recipients.recipient where county = ? and kind = '"
            + kind
            + "' and ended is null order by place, code");
  }

  private String one(String sql) {
    return db.fetch(sql + " limit 1", DataSet.LARGEST).getFirst().get(0, String.class);
  }
}
