package org.doorstep.bench;

import java.sql.Connection;
import java.sql.SQLException;

/** The smallest county there is work in: one village of one township, and the office of each. */
public final class OneVillage {

  private OneVillage() {}

  /**
   * Founds it in an empty database the program has migrated: county 1, its village 990001100201,
   * its units with the codes CO, T1 and G1 and the ids {@code md5('c')}, {@code md5('t')} and
   * {@code md5('g')}.
   */
  public static void found(Connection superuser) throws SQLException {
    try (var script = superuser.createStatement()) {
      script.execute(
          """
          insert into places.county (county, code, name, founded) values (1, '990001', '从江县', now());
          insert into places.place (county, code, name, parent, level) values
            (1, '990001', '从江县', null, 3), (1, '990001100', '丙妹镇', '990001', 4),
            (1, '990001100201', '大洞村', '990001100', 5);
          insert into staff.unit (county, id, code, name, kind, parent, place) values
            (1, md5('c')::uuid, 'CO', '县工作办公室', 'county_office', null, '990001'),
            (1, md5('t')::uuid, 'T1', '丙妹镇办公室', 'township_office', md5('c')::uuid, '990001100'),
            (1, md5('g')::uuid, 'G1', '大洞村工作组', 'village_group', md5('t')::uuid, '990001100201');
          """);
    }
  }
}
