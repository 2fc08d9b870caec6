package org.doorstep.ledgers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.doorstep.ledgers.Situation.Asking;
import org.doorstep.ledgers.pages.SituationPage;
import org.doorstep.ledgers.pages.SituationRowsPage;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Figure;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.Table;
import org.doorstep.staff.Officials;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How people were asked, by way of asking (C1); every figure opens into its rows. */
@Controller
@RequestMapping("/situation")
@Allowed({Role.GROUP_LEADER, Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
class SituationController {

  private static final int USUAL_MONTHS = 3;

  private final Situation situation;
  private final Places places;
  private final Officials officials;
  private final Recipients recipients;
  private final MessageSource words;
  private final Clock clock;

  SituationController(
      Situation situation,
      Places places,
      Officials officials,
      Recipients recipients,
      MessageSource words,
      Clock clock) {
    this.situation = situation;
    this.places = places;
    this.officials = officials;
    this.recipients = recipients;
    this.words = words;
    this.clock = clock;
  }

  @Configuration
  static class Ways {

    @Bean
    Way situationWay() {
      return new Way(
          40,
          "ledgers.situation.way",
          "/situation",
          "chart",
          Role.GROUP_LEADER,
          Role.TOWNSHIP_OFFICE,
          Role.COUNTY_OFFICE);
    }
  }

  /** A time from one day to another, both included, as it stands in the address. */
  private record Period(LocalDate from, LocalDate to) {

    String query() {
      return "from=" + from + "&to=" + to;
    }

    Instant begin() {
      return from.atStartOfDay(Scope.current().zone()).toInstant();
    }

    Instant end() {
      return to.plusDays(1).atStartOfDay(Scope.current().zone()).toInstant();
    }
  }

  @GetMapping
  ModelAndView show(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      Locale locale) {
    var period = period(from, to);
    var counted = situation.count(period.begin(), period.end());
    var say = new Words(words, locale, Scope.current().zone());
    var asOf = say.moment(clock.instant());
    var figures =
        List.of(Asking.values()).stream()
            .map(asking -> figure(asking, counted, period, asOf))
            .toList();
    var page =
        new SituationPage(
            places.name(Scope.current().place()),
            period.from().toString(),
            period.to().toString(),
            figures,
            counted.values().stream().anyMatch(Situation.Counted::more)
                ? say.say("ledgers.situation.more", Situation.COUNTED)
                : "");
    return new ModelAndView("ledgers/situation", Map.of("page", page));
  }

  @GetMapping("/{figure}")
  ModelAndView rows(
      @PathVariable String figure,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var asking = Asking.parse(figure).orElseThrow(() -> Refused.because(Refused.Reason.NOT_FOUND));
    var period = period(from, to);
    var screen = situation.rows(asking, period.begin(), period.end(), Situation.Mark.read(after));
    var say = new Words(words, locale, Scope.current().zone());
    var here = "/situation/" + figure + "?" + period.query();
    var page =
        new SituationRowsPage(
            "ledgers.situation." + figure,
            "ledgers.situation." + figure + ".definition",
            say.day(period.from()),
            say.day(period.to()),
            table(say, asking, screen.rows()),
            new Pager(
                after.isEmpty() ? null : here,
                screen
                    .next()
                    .map(mark ->
                        here
                            + "&after="
                            + URLEncoder.encode(mark.written(), StandardCharsets.UTF_8))
                    .orElse(null)),
            "/situation?" + period.query());
    return new ModelAndView("ledgers/situationRows", Map.of("page", page));
  }

  private Table table(Words say, Asking asking, List<Situation.Row> rows) {
    var placeNames = places.names(rows.stream().map(Situation.Row::place).distinct().toList());
    Function<Situation.Row, String> place =
        row -> placeNames.getOrDefault(row.place(), row.place());
    Function<Situation.Row, Table.Cell> when =
        row -> {
          var at = row.at();
          return new Table.Cell(at == null ? "" : say.moment(at));
        };
    if (asking == Asking.HOUSEHOLDS) {
      var doors = recipients.some(rows.stream().map(Situation.Row::id).toList());
      return table(
          say,
          asking,
          List.of("door", "place", "when"),
          rows.stream()
              .map(row -> {
                var door = doors.get(row.id());
                return List.of(
                    door == null
                        ? new Table.Cell("")
                        : new Table.Cell(door.name(), "/doors/" + door.id()),
                    new Table.Cell(place.apply(row)),
                    when.apply(row));
              })
              .toList());
    }
    var names =
        officials.names(
            rows.stream()
                .map(Situation.Row::official)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return table(
        say,
        asking,
        List.of("place", "when", "who"),
        rows.stream()
            .map(row -> {
              var official = row.official();
              return List.of(
                  asking.isMeeting()
                      ? new Table.Cell(place.apply(row), "/visits/" + row.id())
                      : new Table.Cell(place.apply(row)),
                  when.apply(row),
                  new Table.Cell(official == null ? "" : names.getOrDefault(official, "")));
            })
            .toList());
  }

  private static Table table(
      Words say, Asking asking, List<String> columns, List<List<Table.Cell>> cells) {
    return new Table(
        say.say("ledgers.situation." + asking.stored()),
        columns.stream()
            .map(column -> new Table.Column(say.say("ledgers.situation.column." + column)))
            .toList(),
        cells);
  }

  private static Figure figure(
      Asking asking, Map<Asking, Situation.Counted> counted, Period period, String asOf) {
    var name = asking.stored();
    var figure = Objects.requireNonNull(counted.get(asking));
    return new Figure(
        "ledgers.situation." + name,
        "ledgers.situation." + name + ".definition",
        String.format(Locale.ROOT, "%,d", figure.rows()) + (figure.more() ? "+" : ""),
        "",
        "",
        "/situation/" + name + "?" + period.query(),
        asOf,
        false);
  }

  private Period period(String from, String to) {
    var today = LocalDate.ofInstant(clock.instant(), Scope.current().zone());
    var last = day(to).orElse(today);
    return new Period(day(from).orElse(last.minusMonths(USUAL_MONTHS)), last);
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }
}
