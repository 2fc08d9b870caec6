package org.doorstep.access;

import static org.doorstep.db.access.Tables.ACCOUNT;
import static org.jooq.impl.DSL.noCondition;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.OfficialLeft;
import org.doorstep.staff.PostEnded;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as the administrator keeps them. Nobody ever reads a password: a new one is made. */
@Service
class Accounts {

  /** No letter or digit that is read as another. */
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 3;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * An account.
   *
   * @param lockedUntil too many wrong passwords; null when not locked
   */
  record Account(
      UUID official,
      String login,
      boolean mustChange,
      @Nullable Instant lockedUntil,
      boolean closed) {}

  private final DSLContext db;
  private final Access access;
  private final Sessions sessions;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final Clock clock;

  Accounts(
      DSLContext db,
      Access access,
      Sessions sessions,
      PasswordEncoder passwords,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.access = access;
    this.sessions = sessions;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /** Which accounts a list shows. */
  enum Which {
    OPEN,
    LOCKED,
    CLOSED;

    static Which of(String typed) {
      return switch (typed) {
        case "locked" -> LOCKED;
        case "closed" -> CLOSED;
        default -> OPEN;
      };
    }
  }

  @Transactional(readOnly = true)
  Optional<Account> find(UUID official) {
    return find(ACCOUNT.OFFICIAL.eq(official), 1).stream().findFirst();
  }

  /**
   * Accounts in the order of their names.
   *
   * @param of only those of these officials; empty for all
   */
  @Transactional(readOnly = true)
  List<Account> list(Which which, Optional<List<UUID>> of, String after, int most) {
    var state =
        switch (which) {
          case OPEN -> ACCOUNT.CLOSED.isFalse();
          case LOCKED -> ACCOUNT.CLOSED.isFalse().and(ACCOUNT.LOCKED_UNTIL.gt(clock.instant()));
          case CLOSED -> ACCOUNT.CLOSED.isTrue();
        };
    return find(
        state.and(of.map(ACCOUNT.OFFICIAL::in).orElse(noCondition())).and(ACCOUNT.LOGIN.gt(after)),
        most);
  }

  /** Opens an account and gives its initial password, which is told once. */
  @Transactional
  String open(UUID official, String login) {
    var initial = newPassword();
    access.open(official, login.toLowerCase(Locale.ROOT), initial);
    return initial;
  }

  /** Makes a new initial password, unlocks the account and ends all its sessions. */
  @Transactional
  String reset(UUID official) {
    var initial = newPassword();
    var changed =
        db.update(ACCOUNT)
            .set(ACCOUNT.PASSWORD, passwords.encode(initial))
            .set(ACCOUNT.MUST_CHANGE, true)
            .set(ACCOUNT.FAILED, 0)
            .setNull(ACCOUNT.LOCKED_UNTIL)
            .where(is(official), ACCOUNT.CLOSED.isFalse())
            .execute();
    refuseIfNone(changed);
    audit.record("account.reset-password", official);
    sessions.endAll(official);
    return initial;
  }

  @Transactional
  void unlock(UUID official) {
    var changed =
        db.update(ACCOUNT)
            .set(ACCOUNT.FAILED, 0)
            .setNull(ACCOUNT.LOCKED_UNTIL)
            .where(is(official))
            .execute();
    refuseIfNone(changed);
    audit.record("account.unlock", official);
  }

  /** Closes somebody else's account; whoever is signed in with it is signed out. */
  @Transactional
  void close(UUID official) {
    if (official.equals(Scope.current().official())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    refuseIfNone(db.update(ACCOUNT).set(ACCOUNT.CLOSED, true).where(is(official)).execute());
    audit.record("account.close", official);
    sessions.endAll(official);
  }

  /** Opens a closed account again, with a new initial password. */
  @Transactional
  String reopen(UUID official) {
    refuseIfNone(db.update(ACCOUNT).set(ACCOUNT.CLOSED, false).where(is(official)).execute());
    audit.record("account.reopen", official);
    return reset(official);
  }

  @EventListener
  @Transactional
  public void on(PostEnded ended) {
    sessions.endUnder(ended.post(), ended.official());
  }

  @EventListener
  @Transactional
  public void on(OfficialLeft left) {
    if (find(left.official()).isPresent()) {
      close(left.official());
    }
  }

  private List<Account> find(Condition which, int most) {
    return db.select(
            ACCOUNT.OFFICIAL,
            ACCOUNT.LOGIN,
            ACCOUNT.MUST_CHANGE,
            ACCOUNT.LOCKED_UNTIL,
            ACCOUNT.CLOSED)
        .from(ACCOUNT)
        .where(ACCOUNT.COUNTY.eq(Scope.current().county()), which)
        .orderBy(ACCOUNT.LOGIN)
        .limit(most)
        .fetch(row ->
            new Account(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private static Condition is(UUID official) {
    return ACCOUNT.COUNTY.eq(Scope.current().county()).and(ACCOUNT.OFFICIAL.eq(official));
  }

  private static void refuseIfNone(int changed) {
    if (changed == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
  }

  /** Twelve signs in three groups, easy to read out and to copy from paper: 59 bits. */
  private static String newPassword() {
    return IntStream.range(0, GROUPS)
        .mapToObj(_ ->
            RANDOM
                .ints(GROUP, 0, SIGNS.length())
                .mapToObj(at -> String.valueOf(SIGNS.charAt(at)))
                .collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }
}
