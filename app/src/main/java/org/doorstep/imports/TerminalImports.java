package org.doorstep.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.command.FileImport;
import org.doorstep.command.Progress;
import org.doorstep.imports.Run.State;
import org.doorstep.places.County;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Imports asked for on the command line: the door of the pages, answered in lines. */
@Component
class TerminalImports implements FileImport {

  private static final Duration LOOK = Duration.ofMillis(50);
  private static final int LOOKS_A_LINE = 40;

  private final Places places;
  private final Imports imports;
  private final Reading reading;
  private final Runs runs;
  private final Workbooks workbooks;
  private final MessageSource words;

  TerminalImports(
      Places places,
      Imports imports,
      Reading reading,
      Runs runs,
      Workbooks workbooks,
      MessageSource words) {
    this.places = places;
    this.imports = imports;
    this.reading = reading;
    this.runs = runs;
    this.workbooks = workbooks;
    this.words = words;
  }

  @Override
  public List<String> kinds() {
    return Arrays.stream(ImportKind.values()).map(ImportKind::stored).toList();
  }

  @Override
  public Result take(Request request, Progress progress) throws IOException {
    var county = Scope.nobody().call(() -> places.find(request.county()));
    if (county.isEmpty()) {
      return new Result(
          false,
          "stopped",
          request.kind().orElse(""),
          List.of(),
          List.of(),
          words.getMessage(
              "imports.terminal.no-county", new Object[] {request.county()}, request.language()));
    }
    return scope(county.get()).call(() -> new Order(request, progress, county.get()).obey());
  }

  /** On the machine itself acts whoever may run the program there: nobody with an account. */
  private static Scope scope(County county) {
    return Scope.system(county.key(), county.zone(), "command line");
  }

  /** One order from its beginning to its answer. */
  private final class Order {

    private final Request request;
    private final Progress progress;
    private final Words t;

    Order(Request request, Progress progress, County county) {
      this.request = request;
      this.progress = progress;
      this.t = new Words(words, request.language(), county.zone());
    }

    Result obey() throws IOException {
      ImportKind kind;
      try {
        kind = kind();
      } catch (Unreadable unreadable) {
        return stopped("", unreadable.key(), unreadable.facts());
      }
      progress.step(t.say("imports.terminal.kind", t.say("imports.kind." + kind.stored())));
      var names =
          request.files().stream()
              .map(file -> file.getFileName().toString())
              .collect(Collectors.joining(", "));
      var id = imports.begin(kind, names, request.files(), false);
      var run = await(id);
      return run.state() == State.READ ? decide(run) : ended(run, List.of());
    }

    private ImportKind kind() throws IOException {
      var asked = request.kind().flatMap(ImportKind::find);
      return asked.isPresent() ? asked.get() : reading.recognise(request.files());
    }

    private Result decide(Run run) throws IOException {
      var bad = bad(run);
      var all = run.all();
      var changes = all.added() + all.changed() > 0;
      if (request.preview() || !changes || (!bad.isEmpty() && !request.onlyGood())) {
        imports.giveUp(run.id());
        return untaken(run, bad, changes);
      }
      imports.confirm(run.id(), request.onlyGood());
      return ended(await(run.id()), bad);
    }

    private Result untaken(Run run, List<BadCell> bad, boolean changes) {
      var rows = run.all().bad();
      if (request.preview()) {
        return rows == 0
            ? result(true, "good", run, bad, t.say("imports.terminal.preview"))
            : result(false, "bad", run, bad, t.say("imports.terminal.preview.bad", rows));
      }
      if (rows == 0) {
        return result(true, "same", run, bad, t.say("imports.all-same"));
      }
      return changes
          ? result(false, "refused", run, bad, t.say("imports.terminal.refused", rows))
          : result(false, "refused", run, bad, t.say("imports.terminal.none-good", rows));
    }

    private Result ended(Run run, List<BadCell> bad) {
      if (run.state() != State.TAKEN) {
        return stopped(
            run.kind().stored(),
            Optional.ofNullable(run.problem()).orElse("imports.stopped.changed"),
            run.facts());
      }
      return result(true, "taken", run, bad, workbooks.taken(run, request.language()));
    }

    private Result stopped(String kind, String problem, List<String> facts) {
      return new Result(
          false,
          "stopped",
          kind,
          List.of(),
          List.of(),
          t.say(problem, facts.toArray()) + " " + t.say("imports.stopped.nothing"));
    }

    private Result result(boolean done, String state, Run run, List<BadCell> bad, String sentence) {
      var sheets = new ArrayList<Sheet>();
      run.counts()
          .forEach((sheet, counts) ->
              sheets.add(
                  new Sheet(
                      t.say(sheet.key()),
                      counts.added(),
                      counts.changed(),
                      counts.same(),
                      counts.bad())));
      return new Result(done, state, run.kind().stored(), sheets, bad, sentence);
    }

    /** Every bad cell, and the rows themselves in a workbook where one is wanted. */
    private List<BadCell> bad(Run run) throws IOException {
      var bad = new ArrayList<BadCell>();
      if (run.all().bad() == 0) {
        return bad;
      }
      Locale language = request.language();
      runs.eachBad(
          run.id(),
          line -> {
            for (var wrong : line.wrongs()) {
              var sheet = line.line().sheet();
              bad.add(
                  new BadCell(
                      t.say(sheet.key()),
                      line.line().row(),
                      workbooks.column(sheet, wrong, language),
                      workbooks.sentence(wrong, language)));
            }
          });
      @Nullable Path file = request.badRows();
      if (file != null) {
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
          workbooks.handBack(run.kind(), runs, run, language, out);
        }
        progress.step(t.say("imports.terminal.bad-rows", file));
      }
      return bad;
    }

    /** Waits, and says about every other second how far it has come. */
    private Run await(UUID id) {
      var looks = 0;
      var said = -1L;
      while (imports.atWork(id)) {
        if (++looks % LOOKS_A_LINE == 0) {
          var run = runs.get(id);
          if (run.done() > 0 && run.done() != said) {
            said = run.done();
            progress.step(
                t.say(
                    "imports.terminal.progress",
                    t.say("imports.state." + run.state().stored()),
                    run.done(),
                    Math.max(run.done(), run.total())));
          }
        }
        pause();
      }
      return runs.get(id);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while an import was at work", stopped);
    }
  }
}
