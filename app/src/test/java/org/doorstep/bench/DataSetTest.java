package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import org.doorstep.DatabaseForTests;
import org.doorstep.testing.KeptTrue;
import org.junit.jupiter.api.Test;

@MadeTest
class DataSetTest {

  @Test
  void it_is_there_and_what_follows_from_its_rows_is_what_the_database_would_keep()
      throws Exception {
    var server = DatabaseForTests.server();
    try (var superuser =
            DriverManager.getConnection(
                server.jdbcUrl(MadeDatabase.NAME), server.superuser(), server.superuserPassword());
        var rows =
            superuser
                .createStatement()
                .executeQuery("select count(*) from engagements.engagement")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(200_000);
      assertThat(KeptTrue.wrong(superuser)).isEmpty();
    }
  }
}
