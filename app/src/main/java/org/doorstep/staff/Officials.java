package org.doorstep.staff;

import static org.doorstep.db.staff.Tables.OFFICIAL;
import static org.doorstep.db.staff.Tables.POST;
import static org.doorstep.db.staff.Tables.UNIT;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.doorstep.audit.Audit;
import org.doorstep.shared.FullText;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.SearchText;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to officials and the posts they hold. */
@Service
public class Officials {

  /** A post somebody holds now. */
  public record Post(UUID id, UUID unit, String unitName, Role role, String title) {}

  /** An official who holds a post in a unit now. */
  public record Member(UUID official, String name, Role role, String title) {

    @Override
    public String toString() {
      return "Member[" + official + "]";
    }
  }

  private final DSLContext db;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Officials(DSLContext db, Audit audit, ApplicationEventPublisher events) {
    this.db = db;
    this.audit = audit;
    this.events = events;
  }

  /** Puts an official on the register, found by name, pinyin, initials and staff number. */
  @Transactional
  public void add(UUID id, String code, String name) {
    db.insertInto(
            OFFICIAL,
            OFFICIAL.COUNTY,
            OFFICIAL.ID,
            OFFICIAL.CODE,
            OFFICIAL.NAME,
            FullText.column("search"))
        .values(
            val(Scope.current().county()), val(id), val(code), val(name), searchWords(code, name))
        .execute();
    audit.record("official.add", id);
  }

  /** What an official is found by, for the column {@code search} of whoever writes many at once. */
  public static Field<Object> searchWords(String code, String name) {
    var words = new ArrayList<>(SearchText.ofPerson(name).words());
    words.add(SearchText.typed(code));
    return FullText.vector(words);
  }

  /** Ends a post: from that day on it is no longer held. Whoever acts under it is signed out. */
  @Transactional
  public void endPost(UUID post, LocalDate day) {
    var ended =
        db.update(POST)
            .set(POST.TO_DAY, greatest(POST.FROM_DAY, val(day)))
            .where(POST.COUNTY.eq(Scope.current().county()), POST.ID.eq(post), POST.TO_DAY.isNull())
            .returning(POST.OFFICIAL)
            .fetchOptional(POST.OFFICIAL)
            .orElseThrow(() -> Refused.because(Reason.CHANGED_MEANWHILE));
    refuseOneself(ended);
    audit.record("official.end-post", ended, Map.of("post", post));
    events.publishEvent(new PostEnded(ended, post));
  }

  /** Takes an official off the register from a day on; everything he or she held ends with it. */
  @Transactional
  public void end(UUID official, LocalDate day, String reason) {
    refuseOneself(official);
    var ended =
        db.update(OFFICIAL)
            .set(OFFICIAL.ENDED, day)
            .where(
                OFFICIAL.COUNTY.eq(Scope.current().county()),
                OFFICIAL.ID.eq(official),
                OFFICIAL.ENDED.isNull())
            .execute();
    if (ended == 0) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    audit.record("official.end", official);
    postsOf(official).forEach(post -> endPost(post.id(), day));
    events.publishEvent(new OfficialLeft(official, day, reason));
  }

  /** Whoever takes his own post away may leave a county with nobody who can give it back. */
  private static void refuseOneself(UUID official) {
    if (official.equals(Scope.current().official())) {
      throw Refused.because(Reason.NOT_YOURS);
    }
  }

  /** Puts an official on the register together with the first post. */
  @Transactional
  public void addWithPost(
      UUID id, String code, String name, UUID unit, Role role, String title, LocalDate from) {
    add(id, code, name);
    appoint(id, unit, role, title, from);
  }

  /** Gives an official a post from a day on. */
  @Transactional
  public UUID appoint(UUID official, UUID unit, Role role, String title, LocalDate from) {
    var id = UUID.randomUUID();
    db.insertInto(POST)
        .set(POST.COUNTY, Scope.current().county())
        .set(POST.ID, id)
        .set(POST.OFFICIAL, official)
        .set(POST.UNIT, unit)
        .set(POST.ROLE, role.name())
        .set(POST.TITLE, title)
        .set(POST.FROM_DAY, from)
        .execute();
    audit.record("official.appoint", official, Map.of("unit", unit, "role", role.name()));
    return id;
  }

  /** The posts an official holds now, the oldest first. */
  @Transactional(readOnly = true)
  public List<Post> postsOf(UUID official) {
    return db.select(POST.ID, POST.UNIT, UNIT.NAME, POST.ROLE, POST.TITLE)
        .from(POST)
        .join(UNIT)
        .on(UNIT.COUNTY.eq(POST.COUNTY), UNIT.ID.eq(POST.UNIT))
        .where(
            POST.COUNTY.eq(Scope.current().county()),
            POST.OFFICIAL.eq(official),
            POST.TO_DAY.isNull())
        .orderBy(POST.FROM_DAY, POST.ID)
        .fetch(row ->
            new Post(
                row.value1(),
                row.value2(),
                row.value3(),
                Role.valueOf(row.value4()),
                row.value5()));
  }

  /** Who holds a post in a unit now, leaders first. */
  @Transactional(readOnly = true)
  public List<Member> membersOf(UUID unit) {
    return db.select(OFFICIAL.ID, OFFICIAL.NAME, POST.ROLE, POST.TITLE)
        .from(POST)
        .join(OFFICIAL)
        .on(OFFICIAL.COUNTY.eq(POST.COUNTY), OFFICIAL.ID.eq(POST.OFFICIAL))
        .where(POST.COUNTY.eq(Scope.current().county()), POST.UNIT.eq(unit), POST.TO_DAY.isNull())
        .orderBy(POST.ROLE, OFFICIAL.CODE)
        .fetch(row ->
            new Member(row.value1(), row.value2(), Role.valueOf(row.value3()), row.value4()));
  }

  /** The names of some officials. */
  @Transactional(readOnly = true)
  public Map<UUID, String> names(Collection<UUID> ids) {
    var names = new HashMap<UUID, String>();
    if (ids.isEmpty()) {
      return names;
    }
    db.select(OFFICIAL.ID, OFFICIAL.NAME)
        .from(OFFICIAL)
        .where(OFFICIAL.COUNTY.eq(Scope.current().county()), OFFICIAL.ID.in(ids))
        .forEach(row -> names.put(row.value1(), row.value2()));
    return names;
  }
}
