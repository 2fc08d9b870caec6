package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorstep.access.Sessions;
import org.doorstep.guards.Route;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every page over 200,000 skewed rows, as the program's own role with row security on: no statement
 * visits more than 20 times the rows of a page or sorts more than a page, whether it is planned for
 * its values or, asked again and again, for any.
 *
 * <p>A new page is walked by itself, and so is the answer to a form. What may visit more, because
 * it grows with nothing, stands with its reason in {@code plans/excused.csv}.
 */
@MadeTest
class ListPlanTest {

  private static final int TIMES_THE_PAGE = 20;
  private static final int ALIKE = 14;

  /** Where the database is asked in another way when two filters are set: each pair is tried. */
  private static final Set<String> NARROWED_TOGETHER = Set.of("/links");

  /** So often a statement is asked before PostgreSQL may keep one plan of it for all values. */
  private static final int PLANNED_ANEW = 5;

  private final ApplicationContext program;
  private final AskedStatements statements;
  private final Rehearsal rehearsal;
  private final Sessions sessions;
  private final DSLContext db;
  private final TransactionTemplate transaction;
  private final URI address;

  ListPlanTest(
      ApplicationContext program,
      AskedStatements statements,
      Rehearsal rehearsal,
      Sessions sessions,
      DSLContext db,
      PlatformTransactionManager manager,
      @LocalServerPort int port) {
    this.program = program;
    this.statements = statements;
    this.rehearsal = rehearsal;
    this.sessions = sessions;
    this.db = db;
    this.transaction = new TransactionTemplate(manager);
    this.address = URI.create("http://localhost:" + port);
  }

  @Test
  void no_page_reads_much_more_than_it_shows() throws Exception {
    var judged = new Judged(Excuse.committed());
    var opened = 0;
    var sent = new ArrayList<Integer>();
    for (var person : MadePeople.of(db, transaction)) {
      var reader = new Reader(address, cookie(person));
      for (var path : paths(person, "GET")) {
        for (var page : asked(reader, person.filled(path))) {
          opened++;
          judge(person, page, judged);
        }
      }
      for (var path : paths(person, "POST")) {
        for (var form : person.forms(path)) {
          var answer = answered(reader, person.filled(path), form);
          sent.add(answer.status());
          judge(person, answer, judged);
        }
      }
      if (person.role() == Role.ADMINISTRATOR) {
        for (var file : MadeFiles.of(db, transaction).entrySet()) {
          for (var answer : sent(reader, file.getKey(), file.getValue())) {
            opened++;
            judge(person, answer, judged);
          }
        }
      }
    }
    System.out.printf(
        "%d pages opened, %d forms sent, %d statements looked at%n",
        opened, sent.size(), judged.looked.size());
    assertThat(sent)
        .as("Most forms are answered by a page, and are not refused as forged")
        .filteredOn(status -> status == 200 || status == 422)
        .hasSizeGreaterThan(sent.size() / 2);
    assertThat(judged.found.values()).as("Statements that read more than their page").isEmpty();
    assertThat(judged.excuses).as("Excuses nothing needs any more").allMatch(judged.used::contains);
  }

  /** Every screen of it, to the last: a plan may be right at the beginning and wrong further on. */
  @Test
  @Tag("S3")
  void the_list_of_gaps_is_read_to_its_end_and_no_screen_costs_more_than_another()
      throws Exception {
    var person =
        MadePeople.of(db, transaction).stream()
            .filter(each -> each.role() == Role.COUNTY_OFFICE)
            .findAny()
            .orElseThrow();
    var reader = new Reader(address, cookie(person));
    for (var of : List.of("household", "enterprise", "institution", "village", "official")) {
      var listed = new ArrayList<String>();
      var judged = new Judged(Excuse.committed());
      var next = "/links/gaps?of=" + of;
      while (!next.isEmpty()) {
        statements.begin();
        var page = reader.open(next);
        judged.looked.clear();
        judge(person, new Opened(next, page.status(), List.copyOf(statements.end())), judged);
        listed.addAll(page.rows("/links/(?:points|officials)/([^\"?]+)"));
        next = page.next("/links/gaps");
      }
      assertThat(judged.found.values()).as(of).isEmpty();
      assertThat(listed)
          .as(of)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(MadeDatabase.gaps(of));
    }
  }

  private List<String> paths(MadePeople.Person person, String method) {
    return Route.mapped(program).stream()
        .filter(route -> route.method().equals(method) && !route.path().startsWith("/actuator"))
        .filter(
            route -> person.role() == Role.PUBLIC ? route.isOpen() : route.opensTo(person.role()))
        .map(Route::path)
        .filter(path -> person.at(path).isPresent())
        .toList();
  }

  /** What was looked at, what reads too much, and who may. */
  private static final class Judged {

    private final Map<String, Plan> looked = new TreeMap<>();
    private final Map<String, String> found = new TreeMap<>();
    private final List<Excuse> excuses;
    private final Set<Excuse> used = new TreeSet<>();

    private Judged(List<Excuse> excuses) {
      this.excuses = excuses;
    }
  }

  private record Opened(String path, int status, List<AskedStatements.Asked> statements) {}

  /** A page, and the same page narrowed, sorted and further on, as its own links and forms say. */
  private List<Opened> asked(Reader reader, String path) throws Exception {
    var opened = new ArrayList<Opened>();
    var open = new LinkedHashSet<>(List.of(path));
    var done = new LinkedHashSet<String>();
    var plain = path.replaceAll("\\?.*", "");
    var pairs = new LinkedHashSet<String>();
    while (!open.isEmpty() && done.size() < ALIKE) {
      var next = open.removeFirst();
      if (!done.add(next)) {
        continue;
      }
      statements.begin();
      var page = reader.open(next);
      opened.add(new Opened(next, page.status(), List.copyOf(statements.end())));
      assertThat(page.status()).as(next + " " + page.body()).isLessThan(500);
      assertThat(MadePeople.SEARCHED).as("What people type to search").containsAll(page.searches());
      page.alike(plain).stream().filter(each -> !done.contains(each)).forEach(open::add);
      if (done.size() == 1 && NARROWED_TOGETHER.contains(plain)) {
        pairs.addAll(page.inPairs(plain));
      }
    }
    pairs.removeAll(done);
    for (var pair : pairs) {
      statements.begin();
      opened.add(new Opened(pair, reader.open(pair).status(), List.copyOf(statements.end())));
    }
    return opened;
  }

  /**
   * A file sent, read and taken. The program works on it by itself: what it asks meanwhile belongs
   * to the answer that says it is done.
   */
  private List<Opened> sent(Reader reader, String kind, Path file) throws Exception {
    statements.begin();
    var run = reader.upload("/admin/import/" + kind, file);
    var read = atRest(reader, run);
    var rows = reader.open(run + "/bad-rows");
    statements.begin();
    reader.post(run + "/take", "rows=good");
    var taken = atRest(reader, run);
    assertThat(rows.status()).isEqualTo(200);
    assertThat(taken.path()).isEqualTo(run);
    return List.of(read, taken);
  }

  private Opened atRest(Reader reader, String run) throws Exception {
    var page = reader.open(run);
    while (page.body().contains("<progress")) {
      Thread.sleep(20);
      page = reader.open(run);
    }
    return new Opened(run, page.status(), List.copyOf(statements.end()));
  }

  /** What answers a form; the work is done to its end, and nothing of it is kept. */
  private Opened answered(Reader reader, String path, String form) throws Exception {
    rehearsal.begin();
    try {
      statements.begin();
      var page = reader.post(path, form);
      var asked = List.copyOf(statements.end());
      assertThat(page.status()).as(path + " " + form + " " + page.body()).isLessThan(500);
      return new Opened(path + " " + form, page.status(), asked);
    } finally {
      rehearsal.end();
    }
  }

  private void judge(MadePeople.Person person, Opened opened, Judged judged) {
    for (var asked : opened.statements()) {
      // A list is looked at for each value: a rare one is found at the end of what a frequent one
      // fills a page with at once.
      var key =
          asked.scope().role() + " " + (Plan.isList(asked.sql()) ? asked.inlined() : asked.sql());
      if (judged.looked.containsKey(key)) {
        continue;
      }
      var plan = explained(asked);
      judged.looked.put(key, plan);
      var page = Plan.page(asked.sql());
      if (plan.visited() > (long) TIMES_THE_PAGE * page || plan.sorted() > page) {
        var excuse = judged.excuses.stream().filter(each -> each.fits(asked)).findFirst();
        if (excuse.isPresent()) {
          judged.used.add(excuse.get());
        } else {
          judged.found.putIfAbsent(
              asked.sql(),
              "%n%s as %s: page %d, visited %d, sorted %d%n%s%n%s%n"
                  .formatted(
                      opened.path(),
                      person.role(),
                      page,
                      plan.visited(),
                      plan.sorted(),
                      asked.inlined(),
                      shown(asked)));
        }
      }
    }
  }

  /** The worse of the plan for its values and of the one PostgreSQL settles on for any. */
  private Plan explained(AskedStatements.Asked asked) {
    return eachPlan(asked, "format json").stream()
        .map(Plan::of)
        .reduce(Plan::orWorse)
        .orElseThrow();
  }

  /** Both plans, for people. */
  private String shown(AskedStatements.Asked asked) {
    return String.join("\n--\n", eachPlan(asked, "costs on"));
  }

  private List<String> eachPlan(AskedStatements.Asked asked, String how) {
    return asked
        .scope()
        .call(() ->
            transaction.execute(status -> {
              status.setRollbackOnly();
              var own = plan(how, asked.inlined());
              var prepared = asked.prepared();
              db.execute(
                  "prepare asked%s as %s".formatted(bracketed(prepared.types()), prepared.sql()));
              var execute = "execute asked" + bracketed(prepared.values());
              for (var time = 0; time < PLANNED_ANEW; time++) {
                db.fetch("explain " + execute);
              }
              var kept = plan(how, execute);
              db.execute("deallocate asked");
              return List.of(own, kept);
            }));
  }

  private static String bracketed(List<String> parts) {
    return parts.isEmpty() ? "" : "(" + String.join(", ", parts) + ")";
  }

  private String plan(String how, String statement) {
    return String.join(
        "\n",
        db.fetch("explain (analyze, timing off, %s) %s".formatted(how, statement))
            .getValues(0, String.class));
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
  void every_page_is_opened_and_every_form_sent_by_somebody() {
    var people = MadePeople.of(db, transaction);
    var never =
        Route.mapped(program).stream()
            .filter(route -> !route.path().startsWith("/actuator"))
            .filter(route -> !route.who().equals("nobody"))
            .filter(route ->
                people.stream()
                    .noneMatch(person -> paths(person, route.method()).contains(route.path())))
            .map(Route::path)
            .toList();

    assertThat(never)
        .as("Routes that MadePeople cannot fill in")
        .allMatch(path -> Optional.ofNullable(MadePeople.NOTHING_BEHIND.get(path)).isPresent());
  }
}
