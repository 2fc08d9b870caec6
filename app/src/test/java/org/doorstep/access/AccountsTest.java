package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.access.Access.Attempt;
import org.doorstep.access.Access.Change;
import org.doorstep.audit.Seals;
import org.doorstep.audit.Trail;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.staff.Directory;
import org.doorstep.staff.Officials;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
import org.doorstep.testing.TestTime;
import org.doorstep.testing.TestTime.SetClock;
import org.junit.jupiter.api.Test;

@ProgramTest
class AccountsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final TestCounties counties;
  private final Access access;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Officials officials;
  private final Directory directory;
  private final Trail trail;
  private final Seals seals;
  private final SetClock clock;

  AccountsTest(
      TestCounties counties,
      Access access,
      Accounts accounts,
      Sessions sessions,
      Officials officials,
      Directory directory,
      Trail trail,
      Seals seals,
      SetClock clock) {
    this.counties = counties;
    this.access = access;
    this.accounts = accounts;
    this.sessions = sessions;
    this.officials = officials;
    this.directory = directory;
    this.trail = trail;
    this.seals = seals;
    this.clock = clock;
  }

  @Test
  void given_a_new_initial_password_then_old_sessions_end_and_it_has_to_be_changed() {
    var county = counties.found();
    var token = signIn(county, county.wu, TestCounties.PASSWORD);

    var initial =
        county.ji.scope().<String, RuntimeException>call(() -> accounts.reset(county.wu.id()));

    assertThat(who(county, token)).isEmpty();
    assertThat(initial).matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}");
    assertThat(who(county, signIn(county, county.wu, initial)).orElseThrow().mustChangePassword())
        .isTrue();
  }

  @Test
  void given_a_post_or_an_account_ends_then_the_sessions_end_with_it() {
    var county = counties.found();
    var token = signIn(county, county.wu, TestCounties.PASSWORD);
    var post = county.system().call(() -> officials.postsOf(county.wu.id())).getFirst().id();
    county.ji.scope().run(() -> officials.endPost(post, TODAY));
    assertThat(who(county, token)).isEmpty();

    var other = signIn(county, county.long_, TestCounties.PASSWORD);
    county.ji.scope().run(() -> accounts.close(county.long_.id()));
    assertThat(who(county, other)).isEmpty();
  }

  @Test
  void nobody_ends_a_post_of_ones_own_or_closes_ones_own_account() {
    var county = counties.found();
    var post = county.system().call(() -> officials.postsOf(county.ji.id())).getFirst().id();
    var token = signIn(county, county.ji, TestCounties.PASSWORD);

    for (var shutsOut :
        List.<Runnable>of(
            () -> officials.endPost(post, TODAY),
            () -> officials.end(county.ji.id(), TODAY, "调走"),
            () -> accounts.close(county.ji.id()))) {
      assertThatExceptionOfType(Refused.class)
          .isThrownBy(() -> county.ji.scope().run(shutsOut))
          .returns(Reason.NOT_YOURS, Refused::reason);
    }

    assertThat(who(county, token)).isPresent();
    assertThat(county.system().call(() -> officials.postsOf(county.ji.id()))).hasSize(1);
  }

  @Test
  void given_the_password_is_changed_then_every_other_session_ends_and_this_one_goes_on() {
    var county = counties.found();
    var here = signIn(county, county.wu, TestCounties.PASSWORD);
    var elsewhere = signIn(county, county.wu, TestCounties.PASSWORD);
    var colleagues = signIn(county, county.long_, TestCounties.PASSWORD);

    var change =
        county
            .wu
            .scope()
            .call(() -> access.changePassword(TestCounties.PASSWORD, "over-three-ridges", here));

    assertThat(change).isEqualTo(new Change.Done());
    assertThat(who(county, here)).isPresent();
    assertThat(who(county, elsewhere)).isEmpty();
    assertThat(who(county, colleagues)).isPresent();
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD))
        .isInstanceOf(Attempt.Wrong.class);
    assertThat(attempt(county, county.wu.login(), "over-three-ridges"))
        .isInstanceOf(Attempt.Welcome.class);
    assertThat(recorded(county, county.wu))
        .contains("account.change-password", "session.end-others");
  }

  @Test
  void a_session_in_use_is_noted_again_after_five_minutes_and_then_lasts_a_day_from_there() {
    clock.set(TestTime.MONDAY_MORNING);
    var county = counties.found();
    var token = signIn(county, county.wu, TestCounties.PASSWORD);
    clock.forward(Duration.ofMinutes(4));
    assertThat(sessions.isDue(who(county, token).orElseThrow())).isFalse();

    clock.forward(Duration.ofMinutes(1));
    assertThat(sessions.isDue(who(county, token).orElseThrow())).isTrue();
    county.system().run(() -> sessions.seen(token));

    assertThat(sessions.isDue(who(county, token).orElseThrow())).isFalse();
    clock.forward(Duration.ofHours(23).plusMinutes(59));
    assertThat(who(county, token)).isPresent();
    clock.forward(Duration.ofMinutes(1));
    assertThat(who(county, token)).isEmpty();
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void given_somebody_finds_a_page_open_then_the_present_password_cannot_be_guessed_there() {
    var county = counties.found();
    var token = signIn(county, county.wu, TestCounties.PASSWORD);
    for (var tries = 1; tries < Access.TRIES; tries++) {
      assertThat(guess(county, token)).isEqualTo(new Change.Wrong());
    }

    assertThat(guess(county, token)).isInstanceOf(Change.Locked.class);

    var right =
        county
            .wu
            .scope()
            .call(() -> access.changePassword(TestCounties.PASSWORD, "over-three-ridges", token));
    assertThat(right).isInstanceOf(Change.Locked.class);
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD))
        .isInstanceOf(Attempt.Locked.class);
    assertThat(recorded(county, county.wu)).contains("account.wrong-password");
  }

  @Test
  void given_a_lock_then_it_opens_by_itself_or_by_the_administrator_and_one_good_try_clears_it() {
    clock.set(TestTime.MONDAY_MORNING);
    var county = counties.found();
    for (var tries = 0; tries < Access.TRIES; tries++) {
      attempt(county, county.wu.login(), "not the password");
    }
    var locked = new Attempt.Locked(TestTime.MONDAY_MORNING.plus(Access.LOCKED));
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD)).isEqualTo(locked);
    county.ji.scope().run(() -> accounts.unlock(county.wu.id()));
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD))
        .isInstanceOf(Attempt.Welcome.class);

    for (var tries = 1; tries < Access.TRIES; tries++) {
      attempt(county, county.wu.login(), "not the password");
    }
    attempt(county, county.wu.login(), TestCounties.PASSWORD);
    assertThat(attempt(county, county.wu.login(), "not the password"))
        .as("a good try in between begins the count anew")
        .isEqualTo(new Attempt.Wrong());

    for (var tries = 1; tries < Access.TRIES; tries++) {
      attempt(county, county.wu.login(), "not the password");
    }
    clock.forward(Access.LOCKED.minusSeconds(1));
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD))
        .isInstanceOf(Attempt.Locked.class);
    clock.forward(Duration.ofSeconds(2));
    assertThat(attempt(county, county.wu.login(), TestCounties.PASSWORD))
        .isInstanceOf(Attempt.Welcome.class);
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void a_name_nobody_has_is_answered_word_for_word_like_a_wrong_password_lock_included() {
    clock.set(TestTime.MONDAY_MORNING);
    var county = counties.found();
    county.ji.scope().run(() -> accounts.close(county.long_.id()));
    for (var tries = 1; tries <= Access.TRIES + 2; tries++) {
      var wrong = attempt(county, county.wu.login(), "not the password");
      assertThat(attempt(county, "nobody-here", "not the password")).isEqualTo(wrong);
      assertThat(attempt(county, county.long_.login(), TestCounties.PASSWORD)).isEqualTo(wrong);
      assertThat(wrong)
          .isInstanceOf(tries < Access.TRIES ? Attempt.Wrong.class : Attempt.Locked.class);
    }
    clock.forward(Access.LOCKED.plusSeconds(1));
    assertThat(attempt(county, county.wu.login(), "not the password"))
        .isEqualTo(new Attempt.Wrong());
    assertThat(attempt(county, "nobody-here", "not the password")).isEqualTo(new Attempt.Wrong());
    clock.set(TestTime.MONDAY_MORNING);
  }

  @Test
  void a_name_nobody_has_costs_as_much_work_as_a_wrong_password() {
    var county = counties.found();
    attempt(county, county.wu.login(), "not the password");
    attempt(county, "nobody-here", "not the password");
    var known = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    for (var person : county.people()) {
      known.add(work(() -> attempt(county, person.login(), "not the password")));
      unknown.add(work(() -> attempt(county, "no-" + person.login(), "not the password")));
    }

    var ratio = (double) Collections.min(unknown) / Collections.min(known);
    assertThat(ratio).isBetween(0.5, 2.0);
  }

  @Test
  void nothing_that_holds_a_password_or_a_token_shows_it() {
    var secret = "over-three-ridges";
    assertThat(
            List.of(
                new SignInForm("522633", "wu", secret, "/home"),
                new SignInForm.SignIn("wu", secret),
                new PasswordController.PasswordForm(secret, secret, secret),
                new PasswordController.PasswordForm.Wanted(secret, secret),
                new Attempt.Welcome(secret, UUID.randomUUID())))
        .allSatisfy(each -> assertThat(each.toString()).doesNotContain(secret));
  }

  @Test
  void given_somebody_leaves_then_the_account_is_closed() {
    var county = counties.found();
    county.ji.scope().run(() -> officials.end(county.wu.id(), TODAY, "调走"));

    assertThat(county.system().call(() -> access.signIn(county.wu.login(), TestCounties.PASSWORD)))
        .isInstanceOf(Attempt.Wrong.class);
  }

  @Test
  void people_are_found_by_characters_pinyin_and_initials() {
    var county = counties.found();
    for (var typed : new String[] {"吴干", "wugan", "wgb", "ganbu"}) {
      assertThat(county.ji.scope().call(() -> directory.search(typed)))
          .as(typed)
          .extracting(Directory.Person::id)
          .contains(county.wu.id());
    }
  }

  @Test
  void the_trail_names_actor_and_refusals_and_its_seals_hold() {
    var county = counties.found();
    county.ji.scope().run(() -> accounts.unlock(county.wu.id()));
    county
        .ji
        .scope()
        .run(() ->
            officials.appoint(
                county.wu.id(), county.bashaGroup.id(), Role.GROUP_LEADER, "组长", TODAY));
    county.system().run(seals::sealAll);

    var sought =
        new Trail.Sought(
            Optional.of(county.ji.id()),
            "account.unlock",
            Optional.of(county.wu.id()),
            Optional.empty(),
            Optional.empty(),
            false);
    var found = county.luo.scope().call(() -> trail.list(sought, Optional.empty(), 10));
    assertThat(found).singleElement().satisfies(each -> assertThat(each.sealed()).isTrue());
    assertThat(county.luo.scope().call(trail::actions)).contains("account.unlock", "unit.add");
    assertThat(county.luo.scope().call(seals::firstBroken)).isEmpty();
    assertThat(county.wu.scope().call(() -> trail.list(sought, Optional.empty(), 10))).isEmpty();
  }

  private Change guess(TestCounty county, String token) {
    return county
        .wu
        .scope()
        .call(() -> access.changePassword("not the password", "over-three-ridges", token));
  }

  private Attempt attempt(TestCounty county, String login, String password) {
    return county.system().call(() -> access.signIn(login, password));
  }

  /**
   * The processor's time something takes on this thread: how busy the machine is does not count.
   */
  private static long work(Runnable something) {
    var threads = ManagementFactory.getThreadMXBean();
    var before = threads.getCurrentThreadCpuTime();
    something.run();
    return threads.getCurrentThreadCpuTime() - before;
  }

  private List<String> recorded(TestCounty county, Person subject) {
    var sought =
        new Trail.Sought(
            Optional.empty(),
            "",
            Optional.of(subject.id()),
            Optional.empty(),
            Optional.empty(),
            false);
    return county.luo.scope().call(() -> trail.list(sought, Optional.empty(), 50)).stream()
        .map(Trail.Entry::action)
        .toList();
  }

  private String signIn(TestCounty county, Person person, String password) {
    var attempt = county.system().call(() -> access.signIn(person.login(), password));
    return ((Attempt.Welcome) attempt).token();
  }

  private Optional<SignedIn> who(TestCounty county, String token) {
    return county.system().call(() -> sessions.find(token));
  }
}
