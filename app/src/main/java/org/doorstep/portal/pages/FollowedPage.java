package org.doorstep.portal.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.matters.MatterState;
import org.doorstep.matters.MatterState.ReasonClass;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A matter as its resident reads it.
 *
 * @param follow the code as it was typed, to be sent again with each form
 * @param holder the unit that has it now
 * @param dueOn by when the next thing is owed; null when nothing is
 * @param putOff why it cannot be solved now; null when it can
 * @param takenUpAt when it was taken up again after that; null when it was not, or was answered
 *     since
 * @param reply the written reply; empty before there is one
 * @param mayReopen whether one can still say that it is not solved
 * @param mayRate whether a rating was invited and not given yet
 * @param said what the last step did; null for nothing
 * @param typed what was sent and not taken
 */
public record FollowedPage(
    String county,
    String number,
    String follow,
    String title,
    String text,
    String village,
    MatterState.Name state,
    String holder,
    @Nullable LocalDate dueOn,
    boolean overdue,
    Instant raisedAt,
    @Nullable PutOff putOff,
    @Nullable Instant takenUpAt,
    String reply,
    @Nullable Instant repliedAt,
    boolean mayReopen,
    boolean mayRate,
    List<Rating> ratings,
    @Nullable Word said,
    Typed typed,
    FieldErrors errors) {

  public FollowedPage {
    ratings = List.copyOf(ratings);
  }

  /** What one typed into the forms; a score of 0 is none. */
  public record Typed(int score, String words, String why) {

    public static final Typed NOTHING = new Typed(0, "", "");

    @Override
    public String toString() {
      return "Typed";
    }
  }

  /** Why it cannot be solved now, as it was explained, and when somebody looks again (S6). */
  public record PutOff(ReasonClass reason, String explained, LocalDate nextLook) {

    public List<Fact> facts(Words t) {
      return List.of(
          new Fact("portal.fact.reason", t.lookup("portal.reason." + reason.stored())),
          new Fact("portal.fact.next-look", t.day(nextLook)));
    }

    @Override
    public String toString() {
      return "PutOff[" + reason + "]";
    }
  }

  /** A rating one gave. */
  public record Rating(int score, String words) {

    @Override
    public String toString() {
      return "Rating[" + score + "]";
    }
  }

  public String stateKey() {
    return "portal.state." + state.stored();
  }

  /** What the state means for whoever raised it. */
  public String meaningKey() {
    return "portal.meaning." + state.stored();
  }

  public Due due(Words t, LocalDate day) {
    return Due.on(overdue ? Due.State.OVERDUE : Due.State.ON_TIME, t.day(day));
  }

  public List<Fact> facts(Words t) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("portal.fact.holder", holder));
    facts.add(new Fact("portal.fact.village", village));
    facts.add(new Fact("portal.fact.raised", t.moment(raisedAt)));
    if (takenUpAt != null) {
      facts.add(new Fact("portal.fact.taken-up", t.moment(takenUpAt)));
    }
    if (repliedAt != null) {
      facts.add(new Fact("portal.fact.replied", t.moment(repliedAt)));
    }
    return List.copyOf(facts);
  }

  @Override
  public String toString() {
    return "FollowedPage[" + number + "]";
  }
}
