package org.doorstep.ledgers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doorstep.ledgers.MatterLedger.Line;
import org.doorstep.ledgers.MatterLedger.Screen;
import org.doorstep.ledgers.pages.LedgerPage;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.staff.Units;

/** Puts a screen of the ledger into words for its page. */
final class LedgerPages {

  private final Words words;
  private final Map<String, String> categories;
  private final Places places;
  private final MatterCells cells;

  LedgerPages(Words words, Map<String, String> categories, Places places, Units units) {
    this.words = words;
    this.categories = categories;
    this.places = places;
    this.cells = new MatterCells(words, code -> categories.getOrDefault(code, code), places, units);
  }

  LedgerPage page(
      MatterFilter filter,
      Screen screen,
      boolean later,
      List<Link> shipped,
      List<SavedViews.SavedView> views,
      LedgerPage.Keeping keeping,
      LocalDate today) {
    var query = filter.query();
    var first = later ? "/ledger?" + query : null;
    var next =
        screen.next().map(mark -> "/ledger?" + query + "&after=" + mark.written()).orElse(null);
    return new LedgerPage(
        table(filter, screen.lines(), today),
        new Pager(first, next),
        screen.lookedUpTo().map(mark -> looked(filter, mark)).orElse(""),
        shipped,
        set(filter),
        query,
        filter.mine(),
        choices(MatterFilter.STATES, filter.states()::contains, "ledgers.state."),
        choices(MatterFilter.KINDS, filter.kind()::equals, "ledgers.kind."),
        filter.kind(),
        categories.entrySet().stream()
            .map(entry -> new Choice(entry.getKey(), indented(entry.getKey()) + entry.getValue()))
            .toList(),
        filter.category(),
        townshipsAndVillages(),
        filter.place(),
        choices(MatterFilter.PRIORITIES, filter.priority()::equals, "ledgers.priority."),
        filter.priority(),
        filter.late(),
        choices(MatterFilter.DUES, filter.due()::equals, "ledgers.due."),
        filter.due(),
        choices(MatterFilter.BESIDES, filter.beside()::equals, "ledgers.beside."),
        filter.beside(),
        filter.from().map(LocalDate::toString).orElse(""),
        filter.to().map(LocalDate::toString).orElse(""),
        java.util.Arrays.stream(MatterColumn.values())
            .filter(column -> column != MatterColumn.NUMBER)
            .map(column ->
                new LedgerPage.Option(
                    column.parameter(), words.say(column.key()), filter.columns().contains(column)))
            .toList(),
        views.stream()
            .map(view ->
                new LedgerPage.View(
                    view.id().toString(), view.name(), "/ledger?" + view.query(), view.own()))
            .toList(),
        keeping);
  }

  /** How far a screen looked that stopped before it was full. */
  private String looked(MatterFilter filter, Mark mark) {
    return filter.byDate()
        ? words.say("ledgers.looked.due", words.day(mark.due()))
        : words.say("ledgers.looked", words.moment(mark.raisedAt()));
  }

  private Table table(MatterFilter filter, List<Line> lines, LocalDate today) {
    var columns = filter.shown();
    var heads =
        columns.stream()
            .map(column -> new Table.Column(words.say(column.key()), number(column)))
            .toList();
    var rows =
        lines.stream()
            .map(line -> columns.stream().map(column -> cell(line, column, today)).toList())
            .toList();
    return new Table(words.say("ledgers.title"), heads, rows);
  }

  private Table.Cell cell(Line line, MatterColumn column, LocalDate today) {
    if (column == MatterColumn.NUMBER) {
      return new Table.Cell(line.number(), "/matters/" + line.number());
    }
    if (column == MatterColumn.DUE && line.owed()) {
      var state = line.due().isBefore(today) ? Due.State.OVERDUE : Due.State.ON_TIME;
      return Table.Cell.of(Due.on(state, words.day(line.due())));
    }
    return new Table.Cell(cells.say(line, column));
  }

  private static boolean number(MatterColumn column) {
    return column == MatterColumn.SCORE || column == MatterColumn.REOPENED;
  }

  private List<LedgerPage.Option> choices(
      List<String> values, Function<String, Boolean> chosen, String key) {
    return values.stream()
        .map(value -> new LedgerPage.Option(value, words.say(key + value), chosen.apply(value)))
        .toList();
  }

  /** What is set now, each with the address that drops it. */
  private List<Link> set(MatterFilter filter) {
    var set = new ArrayList<Link>();
    filter
        .narrowed()
        .forEach((name, values) ->
            values.forEach(value ->
                set.add(new Link(label(name, value), "/ledger?" + filter.without(name, value)))));
    return set;
  }

  private String label(String name, String value) {
    return switch (name) {
      case "state", "kind", "priority", "due", "beside" ->
          words.say("ledgers." + name + "." + value);
      case "category" -> categories.getOrDefault(value, value);
      case "place" -> places.name(value);
      case "from", "to" -> words.say("ledgers.filter." + name + ".set", value);
      default -> words.say("ledgers.filter." + name);
    };
  }

  private List<Choice> townshipsAndVillages() {
    var scope = Scope.current();
    var reach = scope.place();
    var choices = new ArrayList<Choice>();
    if (Level.VILLAGE.isReachedBy(reach)) {
      return choices;
    }
    var townships =
        Level.TOWNSHIP.isReachedBy(reach)
            ? List.of(new Places.Place(reach, places.name(reach), "", 4))
            : reach.isEmpty() ? List.<Places.Place>of() : places.below(reach);
    for (var township : townships) {
      choices.add(new Choice(township.code(), township.name()));
      if (townships.size() == 1) {
        places
            .below(township.code())
            .forEach(village -> choices.add(new Choice(village.code(), "\u3000" + village.name())));
      }
    }
    return choices;
  }

  private static String indented(String code) {
    return "\u3000".repeat(code.length() - code.replace(".", "").length());
  }
}
