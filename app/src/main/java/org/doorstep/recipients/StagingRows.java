package org.doorstep.recipients;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.doorstep.recipients.Registrations.StagedRecipient;
import org.doorstep.recipients.Registrations.StagedResident;
import org.doorstep.shared.ChineseWords;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Sealing;
import org.doorstep.shared.SearchText;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes rows aside, some thousands in one statement: an array for each column. */
final class StagingRows {

  private static final ChineseWords ADDRESSES = ChineseWords.plain();

  private static final String RECIPIENTS =
      """
      insert into recipients.staged_recipient
        (county, import, row, id, kind, code, name, place, address, phone, categories, content, before, words)
      select ?, ?, row, id, kind, code, name, place, address, phone, string_to_array(categories, ','), content, before,
        array_to_tsvector(string_to_array(words, ' '))
      from unnest(?::int[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::text[],
        ?::bytea[], ?::bytea[], ?::text[])
        as given (row, id, kind, code, name, place, address, phone, categories, content, before, words)
      """;

  private static final String RESIDENTS =
      """
      insert into recipients.staged_resident
        (county, import, row, id, household, place, name, relation, sex, born, id_number, id_hash, phone, away, content,
         before)
      select ?, ?, given.*
      from unnest(?::int[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[], ?::bytea[],
        ?::bytea[], ?::bytea[], ?::text[], ?::bytea[], ?::bytea[]) as given
      """;

  private final DSLContext db;
  private final Sealing sealing;
  private final UUID run;

  StagingRows(DSLContext db, Sealing sealing, UUID run) {
    this.db = db;
    this.sealing = sealing;
    this.run = run;
  }

  void recipients(List<StagedRecipient> rows) {
    write(
        RECIPIENTS,
        List.of(
            new Column("int4", rows.stream().map(StagedRecipient::row).toArray(Integer[]::new)),
            new Column("uuid", rows.stream().map(StagedRecipient::id).toArray(UUID[]::new)),
            texts(rows, row -> row.entry().kind().stored()),
            texts(rows, row -> row.entry().code()),
            texts(rows, row -> row.entry().name()),
            texts(rows, row -> row.entry().place()),
            texts(rows, row -> row.entry().address()),
            bytes(
                rows, row -> sealed(row.entry().phone(), SealedColumns.phoneOfRecipient(row.id()))),
            texts(rows, row -> String.join(",", row.entry().categories())),
            bytes(rows, row -> sealing.hash(row.entry().said())),
            bytes(rows, StagedRecipient::before),
            texts(rows, row -> words(row.entry()))));
  }

  void residents(List<StagedResident> rows) {
    write(
        RESIDENTS,
        List.of(
            new Column("int4", rows.stream().map(StagedResident::row).toArray(Integer[]::new)),
            new Column("uuid", rows.stream().map(StagedResident::id).toArray(UUID[]::new)),
            new Column("uuid", rows.stream().map(StagedResident::household).toArray(UUID[]::new)),
            texts(rows, StagedResident::place),
            texts(rows, row -> row.entry().name()),
            texts(rows, row -> row.entry().relation()),
            texts(rows, row -> row.entry().sex()),
            texts(rows, row -> row.entry().born() == null ? null : row.entry().born().toString()),
            bytes(rows, row -> number(row.entry().idNumber(), row.id())),
            bytes(rows, StagedResident::hash),
            bytes(
                rows, row -> sealed(row.entry().phone(), SealedColumns.phoneOfResident(row.id()))),
            texts(rows, row -> row.entry().away()),
            bytes(rows, row -> sealing.hash(row.entry().said())),
            bytes(rows, StagedResident::before)));
  }

  /** Under which words a recipient is found: its name as typed, its code, its address. */
  private static String words(RecipientEntry entry) {
    var words = new LinkedHashSet<String>();
    words.addAll(
        switch (entry.kind()) {
          case HOUSEHOLD -> SearchText.ofPerson(entry.name()).words();
          case ENTERPRISE, INSTITUTION -> SearchText.of(entry.name()).words();
        });
    words.add(SearchText.typed(entry.code()));
    words.addAll(ADDRESSES.forIndex(entry.address()));
    words.removeIf(word -> word.isBlank() || word.indexOf(' ') >= 0);
    return String.join(" ", words);
  }

  private byte @Nullable [] sealed(@Nullable Phone phone, Sealing.Context context) {
    return phone == null ? null : sealing.seal(phone.digits(), context);
  }

  private byte @Nullable [] number(@Nullable IdNumber number, UUID resident) {
    return number == null
        ? null
        : sealing.seal(number.digits(), SealedColumns.idNumberOf(resident));
  }

  /** A column of the rows, as PostgreSQL calls its type. */
  private static final class Column {

    private final String type;
    private final Object[] values;

    Column(String type, Object[] values) {
      this.type = type;
      this.values = values;
    }

    Array on(Connection connection) throws SQLException {
      return connection.createArrayOf(type, values);
    }
  }

  private void write(String sql, List<Column> columns) {
    Writes.written();
    db.connection(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        statement.setInt(1, Scope.current().county());
        statement.setObject(2, run);
        var at = 3;
        for (var column : columns) {
          statement.setArray(at++, column.on(connection));
        }
        statement.executeUpdate();
      }
    });
  }

  private static <R> Column texts(List<R> rows, Function<R, @Nullable String> value) {
    return new Column("text", rows.stream().map(value).toArray(String[]::new));
  }

  private static <R> Column bytes(List<R> rows, Function<R, byte @Nullable []> value) {
    return new Column("bytea", rows.stream().map(value).toArray(byte[][]::new));
  }
}
