package org.doorstep.imports;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.imports.Run.State;
import org.doorstep.imports.pages.ImportPage;
import org.doorstep.imports.pages.ImportsPage;
import org.doorstep.recipients.IdNumber;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Phone;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says an import as its pages show it. Sensitive cells are masked; a password is never shown. */
@Component
class ImportPages {

  /** So large may the files of an import be together, in million bytes. */
  static final int MEGABYTES_AT_MOST = 200;

  private static final int SCREEN = 25;

  private final Runs runs;
  private final Workbooks workbooks;
  private final MessageSource words;

  ImportPages(Runs runs, Workbooks workbooks, MessageSource words) {
    this.runs = runs;
    this.workbooks = workbooks;
    this.words = words;
  }

  ImportsPage all(List<Run> recent, Locale locale) {
    var t = words(locale);
    return new ImportsPage(
        Arrays.stream(ImportKind.values())
            .map(
                kind -> new Choice(kind.stored(), t.say(title(kind)), t.say(title(kind) + ".lead")))
            .toList(),
        null,
        "imports.title",
        "imports.lead",
        MEGABYTES_AT_MOST,
        recent.isEmpty() ? null : recent(recent, t),
        new FieldErrors());
  }

  ImportsPage one(ImportKind kind, FieldErrors errors, Locale locale) {
    return new ImportsPage(
        List.of(),
        kind.stored(),
        title(kind),
        title(kind) + ".lead",
        MEGABYTES_AT_MOST,
        null,
        errors);
  }

  private static Table recent(List<Run> recent, Words t) {
    return new Table(
        t.say("imports.recent"),
        List.of(
            new Table.Column(t.say("imports.recent.file")),
            new Table.Column(t.say("imports.recent.kind")),
            new Table.Column(t.say("imports.recent.state")),
            new Table.Column(t.say("imports.recent.when"))),
        recent.stream()
            .map(run ->
                List.of(
                    new Cell(run.file(), "/admin/import/runs/" + run.id()),
                    new Cell(t.say(title(run.kind()))),
                    new Cell(t.say(state(run.state()))),
                    new Cell(t.moment(run.startedAt()))))
            .toList());
  }

  ImportPage of(Run run, Optional<Runs.Mark> after, FieldErrors errors, Locale locale) {
    var t = words(locale);
    var counted = !run.counts().isEmpty();
    var all = run.all();
    var bad = counted && all.bad() > 0 ? runs.bad(run.id(), after, SCREEN + 1) : List.<BadLine>of();
    var shown = bad.size() > SCREEN ? bad.subList(0, SCREEN) : bad;
    return new ImportPage(
        run.id().toString(),
        run.kind().stored(),
        title(run.kind()),
        run.file(),
        run.state().stored(),
        step(run.state()),
        run.done(),
        Math.max(1, run.total()),
        problem(run, t),
        run.state() == State.TAKEN ? workbooks.taken(run, locale) : null,
        counted ? counts(run, t) : null,
        run.state() == State.READ && after.isEmpty() ? samples(run, t) : List.of(),
        shown.isEmpty() ? null : bad(shown, t),
        all.bad(),
        all.added() + all.changed() + all.same(),
        pager(run, after, bad, shown),
        all.added() + all.changed() > 0,
        List.of(
            new Choice("none", t.say("imports.take.none"), t.say("imports.take.none.hint")),
            new Choice("good", t.say("imports.take.good"), t.say("imports.take.good.hint"))),
        errors);
  }

  private static Pager pager(
      Run run, Optional<Runs.Mark> after, List<BadLine> bad, List<BadLine> shown) {
    var here = "/admin/import/runs/" + run.id();
    var more = bad.size() > shown.size();
    return new Pager(
        after.isPresent() ? here : null,
        more
            ? here
                + "?after="
                + shown.getLast().line().sheet().stored()
                + "."
                + shown.getLast().line().row()
            : null);
  }

  private static @Nullable String problem(Run run, Words t) {
    var problem = run.problem();
    return problem == null ? null : t.say(problem, run.facts().toArray());
  }

  private static Table counts(Run run, Words t) {
    var rows = new ArrayList<List<Cell>>();
    run.counts()
        .forEach((sheet, counts) ->
            rows.add(
                List.of(
                    new Cell(t.say(sheet.key())),
                    number(counts.added(), t),
                    number(counts.changed(), t),
                    number(counts.same(), t),
                    number(counts.bad(), t))));
    return new Table(
        t.say("imports.counts"),
        List.of(
            new Table.Column(t.say("imports.counts.sheet")),
            new Table.Column(t.say("imports.counts.added"), true),
            new Table.Column(t.say("imports.counts.changed"), true),
            new Table.Column(t.say("imports.counts.same"), true),
            new Table.Column(t.say("imports.counts.bad"), true)),
        rows);
  }

  private static Cell number(long number, Words t) {
    return new Cell(t.say("imports.number", number));
  }

  private List<Table> samples(Run run, Words t) {
    var sample = runs.sample(run.id());
    var tables = new ArrayList<Table>();
    for (var sheet : run.counts().keySet()) {
      var lines = sample.stream().filter(line -> line.sheet() == sheet).toList();
      if (!lines.isEmpty()) {
        tables.add(
            new Table(
                t.say("imports.sample", t.say(sheet.key())),
                sheet.columns().stream()
                    .map(column -> new Table.Column(t.say(sheet.key(column))))
                    .toList(),
                lines.stream().map(ImportPages::cells).toList()));
      }
    }
    return tables;
  }

  private static List<Cell> cells(Line line) {
    var cells = new ArrayList<Cell>();
    for (var at = 0; at < line.cells().size(); at++) {
      cells.add(new Cell(masked(line.sheet().columns().get(at).key(), line.cells().get(at))));
    }
    return cells;
  }

  private static String masked(String column, String cell) {
    if (cell.isEmpty()) {
      return "";
    }
    return switch (column) {
      case "idNumber" -> IdNumber.parse(cell).map(IdNumber::masked).orElse("****");
      case "phone" -> Phone.parse(cell).map(Phone::masked).orElse("****");
      case "password" -> "****";
      default -> cell;
    };
  }

  private Table bad(List<BadLine> shown, Words t) {
    var rows = new ArrayList<List<Cell>>();
    for (var bad : shown) {
      var line = bad.line();
      for (var wrong : bad.wrongs()) {
        rows.add(
            List.of(
                new Cell(t.say("imports.bad.where", t.say(line.sheet().key()), line.row())),
                new Cell(line.cell("name")),
                new Cell(workbooks.column(line.sheet(), wrong, t.locale())),
                new Cell(workbooks.sentence(wrong, t.locale()))));
      }
    }
    return new Table(
        t.say("imports.bad"),
        List.of(
            new Table.Column(t.say("imports.bad.row")),
            new Table.Column(t.say("imports.bad.name")),
            new Table.Column(t.say("imports.bad.column")),
            new Table.Column(t.say("imports.bad.what"))),
        rows);
  }

  private static int step(State state) {
    return switch (state) {
      case READING, STOPPED -> 0;
      case READ, GIVEN_UP -> 1;
      case TAKING -> 2;
      case TAKEN -> 3;
    };
  }

  private static String title(ImportKind kind) {
    return "imports.kind." + kind.stored();
  }

  private static String state(State state) {
    return "imports.state." + state.stored();
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.find().map(Scope::zone).orElse(ZoneId.of("UTC")));
  }
}
