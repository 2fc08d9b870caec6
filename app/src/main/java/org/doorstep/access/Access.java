package org.doorstep.access;

import static org.doorstep.db.access.Tables.ACCOUNT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.audit.Audit;
import org.doorstep.db.access.tables.records.AccountRecord;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Officials;
import org.jooq.DSLContext;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** The door of this module: accounts, and signing in with one. */
@Service
public class Access {

  static final int TRIES = 5;
  static final Duration LOCKED = Duration.ofMinutes(15);
  static final int SHORTEST_PASSWORD = 10;

  /** What bcrypt takes, in bytes of UTF-8; it would leave the rest unread. */
  static final int LONGEST_PASSWORD = 72;

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

    /** Too many tries, whether or not there is such an account: locked until then. */
    record Locked(Instant until) implements Attempt {}

    /** The account is right, but its official holds no post at present. */
    record NoPost() implements Attempt {}
  }

  /** What came of changing one's own password. */
  public sealed interface Change {

    record Done() implements Change {}

    /** The present password is wrong. */
    record Wrong() implements Change {}

    /** Too many wrong tries: the account is locked until then, as at sign-in. */
    record Locked(Instant until) implements Change {}
  }

  private final DSLContext db;
  private final PasswordEncoder passwords;
  private final Officials officials;
  private final Sessions sessions;
  private final UnknownLogins unknown;
  private final Audit audit;
  private final Clock clock;
  private final Supplier<String> nobody;

  Access(
      DSLContext db,
      PasswordEncoder passwords,
      Officials officials,
      Sessions sessions,
      UnknownLogins unknown,
      Audit audit,
      Clock clock) {
    this.db = db;
    this.passwords = passwords;
    this.officials = officials;
    this.sessions = sessions;
    this.unknown = unknown;
    this.audit = audit;
    this.clock = clock;
    this.nobody =
        SingletonSupplier.of(() -> passwords.encode("compared with when there is no such account"));
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
    var name = login.strip().toLowerCase(Locale.ROOT);
    var account =
        db.selectFrom(ACCOUNT)
            .where(ACCOUNT.COUNTY.eq(county), ACCOUNT.LOGIN.eq(name), ACCOUNT.CLOSED.isFalse())
            .forUpdate()
            .fetchOne();
    if (account == null) {
      return withoutAccount(name, password);
    }
    var now = clock.instant();
    var locked = account.getLockedUntil();
    if (locked != null && locked.isAfter(now)) {
      return new Attempt.Locked(locked);
    }
    if (!passwords.matches(password, account.getPassword())) {
      return wrong(account).<Attempt>map(Attempt.Locked::new).orElseGet(Attempt.Wrong::new);
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

  /** As slow as with an account and locked as soon, so that nobody learns which names there are. */
  private Attempt withoutAccount(String name, String password) {
    var locked = unknown.lockedUntil(name);
    if (locked.isPresent()) {
      return new Attempt.Locked(locked.get());
    }
    passwords.matches(password, nobody.get());
    return unknown.failed(name).<Attempt>map(Attempt.Locked::new).orElseGet(Attempt.Wrong::new);
  }

  /** Counts a wrong password; tells until when the account is locked by it, if it is. */
  private Optional<Instant> wrong(AccountRecord account) {
    var failed = account.getFailed() + 1;
    var locked =
        failed < TRIES ? Optional.<Instant>empty() : Optional.of(clock.instant().plus(LOCKED));
    account.setFailed(locked.isPresent() ? 0 : failed);
    account.setLockedUntil(locked.orElse(null));
    account.store();
    audit.record(
        "account.wrong-password", account.getOfficial(), Map.of("locked", locked.isPresent()));
    return locked;
  }

  /**
   * Changes one's own password; every other session of the official ends. Wrong tries count as they
   * do at sign-in: whoever finds a page open does not get to guess.
   *
   * @param token of the session that goes on
   */
  @Transactional
  public Change changePassword(String present, String wanted, String token) {
    var scope = Scope.current();
    var official = scope.officialOrRefuse();
    var account =
        db.selectFrom(ACCOUNT)
            .where(ACCOUNT.COUNTY.eq(scope.county()), ACCOUNT.OFFICIAL.eq(official))
            .forUpdate()
            .fetchSingle();
    var locked = account.getLockedUntil();
    if (locked != null && locked.isAfter(clock.instant())) {
      return new Change.Locked(locked);
    }
    if (!passwords.matches(present, account.getPassword())) {
      return wrong(account).<Change>map(Change.Locked::new).orElseGet(Change.Wrong::new);
    }
    account.setPassword(passwords.encode(wanted));
    account.setMustChange(false);
    account.setFailed(0);
    account.setLockedUntil(null);
    account.store();
    audit.record("account.change-password", official);
    sessions.endOthers(token, official);
    return new Change.Done();
  }
}
