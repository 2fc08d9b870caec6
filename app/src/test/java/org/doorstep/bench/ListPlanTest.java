package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorstep.access.Sessions;
import org.doorstep.guards.Route;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every page over 200,000 skewed rows, as the program's own role with row security on: no statement
 * visits more than 20 times the rows of a page or sorts more than a page.
 *
 * <p>A new page is walked by itself. What may visit more, because it grows with nothing, stands
 * with its reason in {@code plans/excused.csv}.
 */
@MadeTest
class ListPlanTest {

  private static final int TIMES_THE_PAGE = 20;
  private static final int ALIKE = 14;

  private final ApplicationContext program;
  private final AskedStatements statements;
  private final Sessions sessions;
  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final URI address;

  ListPlanTest(
      ApplicationContext program,
      AskedStatements statements,
      Sessions sessions,
      DSLContext db,
      PlatformTransactionManager manager,
      @LocalServerPort int port) {
    this.program = program;
    this.statements = statements;
    this.sessions = sessions;
    this.db = db;
    this.transaction = new TransactionTemplate(manager);
    this.address = URI.create("http://localhost:" + port);
  }

  @Test
  void no_page_reads_much_more_than_it_shows() throws Exception {
    var routes =
        Route.mapped(program).stream()
            .filter(route -> route.method().equals("GET") && !route.path().startsWith("/actuator"))
            .toList();
    var found = new TreeMap<String, String>();
    var looked = new TreeMap<String, Plan>();
    var excuses = Excuse.committed();
    var used = new TreeSet<Excuse>();
    var opened = 0;
    for (var person : MadePeople.of(db, transaction)) {
      var reader = new Reader(address, cookie(person));
      for (var route : routes) {
        if (!(person.role() == Role.PUBLIC ? route.isOpen() : route.opensTo(person.role()))) {
          continue;
        }
        var path = person.at(route.path());
        if (path.isEmpty()) {
          continue;
        }
        for (var asked : asked(reader, path.get())) {
          opened++;
          judge(person, asked, looked, found, excuses, used);
        }
      }
    }
    System.out.printf("%d pages opened, %d statements looked at%n", opened, looked.size());
    assertThat(found.values()).as("Statements that read more than their page").isEmpty();
    assertThat(excuses).as("Excuses nothing needs any more").allMatch(used::contains);
  }

  private record Opened(String path, List<AskedStatements.Asked> statements) {}

  /** A page, and the same page narrowed, sorted and further on, as its own links and forms say. */
  private List<Opened> asked(Reader reader, String path) throws Exception {
    var opened = new ArrayList<Opened>();
    var open = new LinkedHashSet<>(List.of(path));
    var done = new LinkedHashSet<String>();
    var plain = path.replaceAll("\\?.*", "");
    while (!open.isEmpty() && done.size() < ALIKE) {
      var next = open.removeFirst();
      if (!done.add(next)) {
        continue;
      }
      statements.begin();
      var page = reader.open(next);
      opened.add(new Opened(next, List.copyOf(statements.end())));
      assertThat(page.status()).as(next + " " + page.body()).isLessThan(500);
      page.alike(plain).stream().filter(each -> !done.contains(each)).forEach(open::add);
    }
    return opened;
  }

  private void judge(
      MadePeople.Person person,
      Opened opened,
      Map<String, Plan> looked,
      Map<String, String> found,
      List<Excuse> excuses,
      java.util.Set<Excuse> used) {
    for (var asked : opened.statements()) {
      var key = asked.scope().role() + " " + asked.sql();
      if (looked.containsKey(key)) {
        continue;
      }
      var plan = explained(asked);
      looked.put(key, plan);
      var page = Plan.page(asked.sql());
      if (plan.visited() > (long) TIMES_THE_PAGE * page || plan.sorted() > page) {
        var excuse = excuses.stream().filter(each -> each.fits(asked.sql())).findFirst();
        if (excuse.isPresent()) {
          used.add(excuse.get());
        } else {
          found.putIfAbsent(
              asked.sql(),
              "%n%s as %s: page %d, visited %d, sorted %d%n%s%n"
                  .formatted(
                      opened.path(),
                      person.role(),
                      page,
                      plan.visited(),
                      plan.sorted(),
                      asked.inlined()));
        }
      }
    }
  }

  private Plan explained(AskedStatements.Asked asked) {
    return asked
        .scope()
        .call(() ->
            transaction.execute(_ ->
                Plan.of(
                    db.fetchSingle("explain (analyze, timing off, format json) " + asked.inlined())
                        .get(0, String.class))));
  }

  private String cookie(MadePeople.Person person) {
    var who = person.official();
    return who.isEmpty()
        ? ""
        : "doorstep="
            + DataSet.LARGEST
            + "."
            + Scope.system(DataSet.LARGEST, MadePeople.ZONE, "test")
                .call(() -> sessions.begin(who.get(), person.post()));
  }

  /** Whether nobody is missing: a route with a part left open that nobody knows how to fill. */
  @Test
  void every_page_is_opened_by_somebody() {
    var people = MadePeople.of(db, transaction);
    var never =
        Route.mapped(program).stream()
            .filter(route -> route.method().equals("GET") && !route.path().startsWith("/actuator"))
            .filter(route -> !route.who().equals("nobody"))
            .filter(route ->
                people.stream()
                    .noneMatch(person ->
                        (person.role() == Role.PUBLIC
                                ? route.isOpen()
                                : route.opensTo(person.role()))
                            && person.at(route.path()).isPresent()))
            .map(Route::path)
            .toList();

    assertThat(never)
        .as("Routes that MadePeople cannot fill in")
        .allMatch(path -> Optional.ofNullable(MadePeople.NOTHING_BEHIND.get(path)).isPresent());
  }
}
