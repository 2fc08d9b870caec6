package org.doorstep.shared;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is asking, and how far that reaches: bound for the length of a request, a timer's run or a
 * test, and handed to PostgreSQL by the opener of every transaction, where row security rests on
 * it.
 *
 * @param county the immutable key of the county
 * @param zone the county's time zone, for dates of duty
 * @param role the capacity in which is asked
 * @param official the official asking; null for a resident, the public and the system
 * @param post the post under which the official asks; null as above
 * @param unit the unit of that post; null as above
 * @param seats the ids under which rows may be held for the asker: the official, the unit, or the
 *     one matter of a resident
 * @param place the code of the place over which the role reaches, itself and all below; empty for
 *     none
 * @param reason what the system is doing, for the audit trail; empty for people
 */
public record Scope(
    int county,
    ZoneId zone,
    Role role,
    @Nullable UUID official,
    @Nullable UUID post,
    @Nullable UUID unit,
    List<UUID> seats,
    String place,
    String reason) {

  private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

  public Scope {
    seats = List.copyOf(seats);
  }

  /** The scope of a timer, a listener or the sign-in: everything of one county, by name. */
  public static Scope system(int county, ZoneId zone, String reason) {
    return new Scope(county, zone, Role.SYSTEM, null, null, null, List.of(), "", reason);
  }

  /** The scope of somebody before a county is known: sees which counties there are, no more. */
  public static Scope nobody() {
    return publicOf(0, ZoneOffset.UTC);
  }

  /** The scope of anybody looking at what is public in a county. */
  public static Scope publicOf(int county, ZoneId zone) {
    return new Scope(county, zone, Role.PUBLIC, null, null, null, List.of(), "", "");
  }

  /** The scope of a resident who showed the number and code of one matter. */
  public static Scope resident(int county, ZoneId zone, UUID matter) {
    return new Scope(county, zone, Role.RESIDENT, null, null, null, List.of(matter), "", "");
  }

  /**
   * The scope of whoever is asking now.
   *
   * @throws IllegalStateException when nobody is, which is a fault of the program
   */
  public static Scope current() {
    return find()
        .orElseThrow(
            () -> new IllegalStateException("No scope is bound: nobody is known to be asking"));
  }

  /** The scope of whoever is asking now, if anybody is. */
  public static Optional<Scope> find() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Runs something in this scope. */
  public <T extends @Nullable Object, X extends Throwable> T call(
      ScopedValue.CallableOp<? extends T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }

  /** Runs something in this scope. */
  public void run(Runnable work) {
    ScopedValue.where(CURRENT, this).run(work);
  }

  /** The official asking; refused when it is not an official who asks. */
  public UUID officialOrRefuse() {
    if (official == null) {
      throw Refused.because(Refused.Reason.NOT_YOURS);
    }
    return official;
  }

  /** The unit asking; refused when it is not somebody of a unit who asks. */
  public UUID unitOrRefuse() {
    if (unit == null) {
      throw Refused.because(Refused.Reason.NOT_YOURS);
    }
    return unit;
  }

  /** Whether a place lies within the reach of this scope. */
  public boolean reaches(String code) {
    return !place.isEmpty() && code.startsWith(place);
  }
}
