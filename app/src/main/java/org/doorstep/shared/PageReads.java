package org.doorstep.shared;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the doors that a page knocks on share a connection and, where one after the other only
 * reads, its transaction: a page asks some five doors, and each would wait for a connection, begin,
 * say who is asking and end.
 *
 * <p>Nothing changes for a door: it has its own transaction by all it can see, and a write, a
 * failure and another scope end what was open or tell the database anew who is asking. Only threads
 * that {@link #page answer a page} share, and only from {@link #share} to {@link #end}, so that
 * nobody who sends or reads slowly holds a connection.
 */
public final class PageReads extends DelegatingDataSource {

  private static final ThreadLocal<@Nullable Page> CURRENT = new ThreadLocal<>();

  private PageReads(DataSource pool) {
    super(pool);
  }

  /** What shares the connections of a pool; anything else as it is. */
  public static Object over(Object bean) {
    return bean instanceof DataSource pool ? new PageReads(pool) : bean;
  }

  /** What belongs to the answer that this thread makes, until it is closed. */
  public static Page page() {
    var page = new Page();
    CURRENT.set(page);
    return page;
  }

  /**
   * From now on the doors this thread knocks on share a connection, if it answers a page. Not for a
   * form: its body is still on its way at first, and what comes with it takes its time.
   */
  public static void share() {
    var page = CURRENT.get();
    if (page != null) {
      page.shares = true;
    }
  }

  /** Gives the connection back: what comes now needs none, or not for a page. */
  public static void end() {
    var page = CURRENT.get();
    if (page != null) {
      page.end();
    }
  }

  /**
   * Whether a connection goes on in a transaction that is open for this very scope, so that the
   * database knows already who is asking.
   */
  static boolean goesOn(Connection connection, Scope scope) {
    var held = held(connection);
    return held != null && held.goesOn() && scope.equals(held.scope);
  }

  /** Remembers for whom the transaction of a connection is open. */
  static void open(Connection connection, Scope scope) {
    var held = held(connection);
    if (held != null) {
      held.scope = scope;
    }
  }

  private static @Nullable Held held(Connection connection) {
    return Proxy.isProxyClass(connection.getClass())
            && Proxy.getInvocationHandler(connection) instanceof Held held
        ? held
        : null;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var page = CURRENT.get();
    return page == null || !page.shares ? super.getConnection() : page.take(super::getConnection);
  }

  private interface Pool {
    Connection take() throws SQLException;
  }

  /** One answer on its way. */
  public static final class Page implements AutoCloseable {

    private boolean shares;
    private @Nullable Held waiting;

    private Connection take(Pool pool) throws SQLException {
      var taken = waiting;
      waiting = null;
      return (taken == null ? new Held(pool.take(), this) : taken).asConnection();
    }

    /** Whether a connection waits for the next door, rather than going back. */
    private boolean keeps(Held held) {
      if (!shares || waiting != null) {
        return false;
      }
      waiting = held;
      return true;
    }

    private void end() {
      shares = false;
      var last = waiting;
      waiting = null;
      if (last != null) {
        last.giveBack();
      }
    }

    @Override
    public void close() {
      CURRENT.remove();
      end();
    }
  }

  /** A connection in the hands of a page: knows what is open on it, and for whom. */
  private static final class Held implements InvocationHandler {

    private final Connection pooled;
    private final Page page;

    /** Whether the door that has it only reads. */
    private boolean reads;

    /** Whether what is open, or was last, only reads. */
    private boolean readOnly;

    private boolean open;
    private @Nullable Scope scope;

    Held(Connection pooled, Page page) {
      this.pooled = pooled;
      this.page = page;
    }

    Connection asConnection() {
      return (Connection)
          Proxy.newProxyInstance(
              Held.class.getClassLoader(), new Class<?>[] {Connection.class}, this);
    }

    boolean goesOn() {
      return open && reads && readOnly;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      switch (method.getName()) {
        case "setReadOnly" -> {
          reads = Boolean.TRUE.equals(arguments[0]);
          return null;
        }
        case "isReadOnly" -> {
          return reads;
        }
        case "commit" -> {
          if (!reads || !page.shares) {
            pooled.commit();
            ended();
          }
          return null;
        }
        case "rollback" -> ended();
        case "close" -> {
          if (!page.keeps(this)) {
            giveBack();
          }
          return null;
        }
        case "prepareStatement", "prepareCall", "createStatement" -> begin();
        default -> {}
      }
      try {
        return method.invoke(pooled, arguments);
      } catch (InvocationTargetException failure) {
        throw failure.getCause() == null ? failure : failure.getCause();
      }
    }

    /** Ends what only reads before something writes, and the other way round. */
    private void begin() throws SQLException {
      if (readOnly != reads) {
        if (open) {
          pooled.commit();
          ended();
        }
        pooled.setReadOnly(reads);
        readOnly = reads;
      }
      open = true;
    }

    private void ended() {
      open = false;
      scope = null;
    }

    void giveBack() {
      try (pooled) {
        if (open) {
          pooled.rollback();
        }
      } catch (SQLException broken) {
        // What only reads has nothing to lose, and the pool throws away what is broken.
      } finally {
        ended();
      }
    }
  }
}
