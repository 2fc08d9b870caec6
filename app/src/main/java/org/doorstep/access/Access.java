package org.doorstep.access;

import static org.doorstep.db.access.Tables.ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of this module: accounts, and signing in with one. */
@Service
public class Access {

  private static final int TRIES = 5;
  private static final Duration LOCKED = Duration.ofMinutes(15);
  static final int SHORTEST_PASSWORD = 10;

  /** What came of an attempt to sign in. */
  public sealed interface Attempt {

    /** The session has begun; the token is for the browser. */
    record Welcome(String token, UUID official) implements Attempt {

      @Override
      public String toString() {
        return "Welcome[" + official + "]";
      }
    }

    /** Name or password is wrong; which of them is not told. */
    record Wrong() implements Attempt {}

    /** Too many tries: locked until then. */
    record Locked(Instant until) implements Attempt {}

    /** The account is right, but its official holds no post at present. */
    record NoPost() implements Attempt {}
  }

  private final DSLContext db;
  private final PasswordEncoder passwords;
  private final Officials officials;
  private final Sessions sessions;
  private final Audit audit;
  private final Clock clock;
  private final String nobody;

  Access(
      DSLContext db,
      PasswordEncoder passwords,
      Officials officials,
      Sessions sessions,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.officials = officials;
    this.sessions = sessions;
    this.audit = audit;
    this.clock = clock;
    this.nobody = passwords.encode("compared with when there is no such account");
  }

  /** Opens an account for an official; the initial password has to be changed at first sign-in. */
  @Transactional
  public void open(UUID official, String login, String initialPassword) {
    openHashed(official, login, passwords.encode(initialPassword), true);
  }

  /** Opens an account with a password that was hashed before, as many accounts at once need it. */
  @Transactional
  public void openHashed(UUID official, String login, String hash, boolean mustChange) {
    db.insertInto(ACCOUNT)
        .set(ACCOUNT.COUNTY, Scope.current().county())
        .set(ACCOUNT.OFFICIAL, official)
        .set(ACCOUNT.LOGIN, login.toLowerCase(Locale.ROOT))
        .set(ACCOUNT.PASSWORD, hash)
        .set(ACCOUNT.MUST_CHANGE, mustChange)
        .execute();
    audit.record("account.open", official);
  }

  /** The hash of a password, for {@link #openHashed}. */
  public String hash(String password) {
    return passwords.encode(password);
  }

  /** Tries to sign in. Runs in the system's scope of the county that was chosen. */
  @Transactional
  public Attempt signIn(String login, String password) {
    var county = Scope.current().county();
    var account =
        db.selectFrom(ACCOUNT)
            .where(
                ACCOUNT.COUNTY.eq(county),
                ACCOUNT.LOGIN.eq(login.strip().toLowerCase(Locale.ROOT)),
                ACCOUNT.CLOSED.isFalse())
            .forUpdate()
            .fetchOne();
    if (account == null) {
      passwords.matches(password, nobody); // as slow as with an account, so that none is revealed
      return new Attempt.Wrong();
    }
    var now = clock.instant();
    var locked = account.getLockedUntil();
    if (locked != null && locked.isAfter(now)) {
      return new Attempt.Locked(locked);
    }
    if (!passwords.matches(password, account.getPassword())) {
      var failed = account.getFailed() + 1;
      var lock = failed >= TRIES;
      var until = now.plus(LOCKED);
      account.setFailed(lock ? 0 : failed);
      account.setLockedUntil(lock ? until : null);
      account.store();
      audit.record("account.wrong-password", account.getOfficial(), Map.of("locked", lock));
      return lock ? new Attempt.Locked(until) : new Attempt.Wrong();
    }
    var posts = officials.postsOf(account.getOfficial());
    if (posts.isEmpty()) {
      return new Attempt.NoPost();
    }
    if (account.getFailed() > 0 || locked != null) {
      account.setFailed(0);
      account.setLockedUntil(null);
      account.store();
    }
    return new Attempt.Welcome(
        sessions.begin(account.getOfficial(), posts.getFirst().id()), account.getOfficial());
  }

  /**
   * Changes one's own password; every other session of the official ends.
   *
   * @throws Refused NOT_YOURS when the present password is wrong
   */
  @Transactional
  public void changePassword(String present, String wanted) {
    var scope = Scope.current();
    var official = scope.officialOrRefuse();
    var account =
        db.selectFrom(ACCOUNT)
            .where(ACCOUNT.COUNTY.eq(scope.county()), ACCOUNT.OFFICIAL.eq(official))
            .fetchSingle();
    if (!passwords.matches(present, account.getPassword())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    account.setPassword(passwords.encode(wanted));
    account.setMustChange(false);
    account.store();
    audit.record("account.change-password", official);
  }
}
