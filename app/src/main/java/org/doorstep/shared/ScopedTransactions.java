package org.doorstep.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens transactions, each for whoever is asking: hands the current {@link Scope} to PostgreSQL,
 * whose forced row security rests on it, and refuses to commit a write nobody recorded.
 */
public final class ScopedTransactions extends JdbcTransactionManager {

  private static final String SET_SCOPE =
      """
      select set_config('doorstep.county', ?, true), set_config('doorstep.role', ?, true),
        set_config('doorstep.official', ?, true), set_config('doorstep.unit', ?, true),
        set_config('doorstep.seats', ?, true), set_config('doorstep.place', ?, true)
      """;

  private final DataSource database;

  public ScopedTransactions(DataSource database) {
    super(database);
    this.database = database;
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    var scope = Scope.current();
    super.doBegin(transaction, definition);
    var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(database);
    var connection = Objects.requireNonNull(holder).getConnection();
    if (!PageReads.goesOn(connection, scope)) {
      tell(connection, scope, transaction);
    }
    Writes.begin();
  }

  private void tell(Connection connection, Scope scope, Object transaction) {
    try (var set = connection.prepareStatement(SET_SCOPE)) {
      set.setString(1, Integer.toString(scope.county()));
      set.setString(2, scope.role().name());
      set.setString(3, idOrNone(scope.official()));
      set.setString(4, idOrNone(scope.unit()));
      set.setString(5, array(scope));
      set.setString(6, scope.place());
      set.execute();
      PageReads.open(connection, scope);
    } catch (SQLException unset) {
      doCleanupAfterCompletion(transaction);
      throw translateException("setting the scope of a transaction", unset);
    }
  }

  @Override
  protected void prepareForCommit(DefaultTransactionStatus status) {
    if (status.isNewTransaction()) { // a door that another door knocks on ends nothing
      Writes.refuseUnrecorded();
    }
  }

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    Writes.end();
    super.doCleanupAfterCompletion(transaction);
  }

  private static String idOrNone(@Nullable UUID id) {
    return id == null ? "00000000-0000-0000-0000-000000000000" : id.toString();
  }

  private static String array(Scope scope) {
    return scope.seats().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
