package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.doorstep.testing.KeptTrue;
import org.junit.jupiter.api.Test;

@MadeTest
class DataSetTest {

  /** One of its smaller counties, all of which are made by the same statements. */
  private static final int SMALL = 41;

  @Test
  void it_is_there() throws Exception {
    try (var superuser = MadeDatabase.superuser();
        var rows =
            superuser
                .createStatement()
                .executeQuery("select count(*) from engagements.engagement")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(200_000);
    }
  }

  @Test
  void what_it_stores_though_it_follows_from_its_rows_is_what_the_database_would_keep()
      throws Exception {
    try (var superuser = MadeDatabase.superuser()) {
      assertThat(KeptTrue.wrong(superuser, SMALL)).isEmpty();
    }
  }
}
