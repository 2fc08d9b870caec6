package org.doorstep.access;

import static org.doorstep.db.access.Tables.SESSION;
import static org.doorstep.db.access.Tables.SIGNED_IN;
import static org.jooq.impl.DSL.param;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.Drawn;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Writes;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sessions, kept in the database so that they survive a restart and the loss of a node. The browser
 * holds a random token, the database its hash only.
 */
@Service
public class Sessions {

  /** A session ends after a day without use. */
  private static final Duration LASTS = Duration.ofHours(24);

  private static final Duration SEEN_AGAIN_AFTER = Duration.ofMinutes(5);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext db;
  private final Drawn find;
  private final Audit audit;
  private final Clock clock;

  Sessions(DSLContext db, Audit audit, Clock clock) {
    this.db = db;
    this.find =
        new Drawn(
            db,
            db.selectFrom(SIGNED_IN)
                .where(
                    SIGNED_IN.COUNTY.eq(param("county", Integer.class)),
                    SIGNED_IN.TOKEN.eq(param("token", byte[].class)),
                    SIGNED_IN.ENDS.gt(param("now", SIGNED_IN.ENDS.getDataType()))));
    this.audit = audit;
    this.clock = clock;
  }

  /** Begins a session and gives the token for the browser. */
  @Transactional
  public String begin(UUID official, UUID post) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    db.insertInto(SESSION)
        .set(SESSION.COUNTY, Scope.current().county())
        .set(SESSION.TOKEN, hash(token))
        .set(SESSION.OFFICIAL, official)
        .set(SESSION.POST, post)
        .set(SESSION.STARTED, now)
        .set(SESSION.SEEN, now)
        .set(SESSION.ENDS, now.plus(LASTS))
        .execute();
    audit.record("session.begin", official);
    return token;
  }

  /**
   * Who acts in a session; empty when it has ended, the post was given up or the account closed.
   */
  @Transactional(readOnly = true)
  public Optional<SignedIn> find(String token) {
    return find.with(
            Map.of(
                "county", Scope.current().county(), "token", hash(token), "now", clock.instant()))
        .coerce(SIGNED_IN)
        .fetchOptional(row ->
            new SignedIn(
                row.getCounty(),
                row.getCountyName(),
                row.getCountyCode(),
                ZoneId.of(row.getZone()),
                row.getOfficial(),
                row.getName(),
                row.getPost(),
                row.getTitle(),
                Role.valueOf(row.getRole()),
                row.getUnit(),
                row.getUnitName(),
                row.getPlace(),
                row.getMustChange(),
                row.getSeen()));
  }

  /** Whether it is time again to note that a session is in use; asks no database. */
  public boolean isDue(SignedIn who) {
    return !who.seen().plus(SEEN_AGAIN_AFTER).isAfter(clock.instant());
  }

  /**
   * Notes that a session is in use, when that {@link #isDue is due}, so that it does not end under
   * somebody's hands.
   */
  @Transactional
  public void seen(String token) {
    var now = clock.instant();
    db.update(SESSION)
        .set(SESSION.SEEN, now)
        .set(SESSION.ENDS, now.plus(LASTS))
        .where(SESSION.COUNTY.eq(Scope.current().county()), SESSION.TOKEN.eq(hash(token)))
        .execute();
    Writes.recorded(); // that somebody is still at work is nothing the trail should hold
  }

  /** Goes on in the same session under another post of the same official. */
  @Transactional
  public void act(String token, UUID official, UUID post) {
    db.update(SESSION)
        .set(SESSION.POST, post)
        .where(
            SESSION.COUNTY.eq(Scope.current().county()),
            SESSION.TOKEN.eq(hash(token)),
            SESSION.OFFICIAL.eq(official))
        .execute();
    audit.record("session.act-as", official, Map.of("post", post));
  }

  /** Ends a session. */
  @Transactional
  public void end(String token, UUID official) {
    db.deleteFrom(SESSION)
        .where(SESSION.COUNTY.eq(Scope.current().county()), SESSION.TOKEN.eq(hash(token)))
        .execute();
    audit.record("session.end", official);
  }

  /** Ends the sessions in which an official acts under a post. */
  @Transactional
  public void endUnder(UUID post, UUID official) {
    db.deleteFrom(SESSION)
        .where(
            SESSION.COUNTY.eq(Scope.current().county()),
            SESSION.OFFICIAL.eq(official),
            SESSION.POST.eq(post))
        .execute();
    audit.record("session.end-under", official, Map.of("post", post));
  }

  /** Ends all sessions of an official, wherever they are. */
  @Transactional
  public void endAll(UUID official) {
    db.deleteFrom(SESSION)
        .where(SESSION.COUNTY.eq(Scope.current().county()), SESSION.OFFICIAL.eq(official))
        .execute();
    audit.record("session.end-all", official);
  }

  /** Ends all sessions of an official but the one at hand. */
  @Transactional
  public void endOthers(String token, UUID official) {
    var ended =
        db.deleteFrom(SESSION)
            .where(
                SESSION.COUNTY.eq(Scope.current().county()),
                SESSION.OFFICIAL.eq(official),
                SESSION.TOKEN.ne(hash(token)))
            .execute();
    audit.record("session.end-others", official, Map.of("ended", ended));
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
