package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.doorstep.access.Access.Attempt;
import org.doorstep.audit.Seals;
import org.doorstep.audit.Trail;
import org.doorstep.shared.Role;
import org.doorstep.staff.Directory;
import org.doorstep.staff.Officials;
import org.doorstep.testing.ProgramTest;
import org.doorstep.testing.TestCounties;
import org.doorstep.testing.TestCounty;
import org.doorstep.testing.TestCounty.Person;
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

  AccountsTest(
      TestCounties counties,
      Access access,
      Accounts accounts,
      Sessions sessions,
      Officials officials,
      Directory directory,
      Trail trail,
      Seals seals) {
    this.counties = counties;
    this.access = access;
    this.accounts = accounts;
    this.sessions = sessions;
    this.officials = officials;
    this.directory = directory;
    this.trail = trail;
    this.seals = seals;
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

  private String signIn(TestCounty county, Person person, String password) {
    var attempt = county.system().call(() -> access.signIn(person.login(), password));
    return ((Attempt.Welcome) attempt).token();
  }

  private Optional<SignedIn> who(TestCounty county, String token) {
    return county.system().call(() -> sessions.find(token));
  }
}
