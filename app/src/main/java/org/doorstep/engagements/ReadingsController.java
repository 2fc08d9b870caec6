package org.doorstep.engagements;

import jakarta.servlet.http.HttpServletResponse;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.engagements.Diaries.Grade;
import org.doorstep.engagements.pages.ReadingPage;
import org.doorstep.engagements.pages.ReadingsPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Table;
import org.doorstep.shared.pages.Table.Cell;
import org.doorstep.shared.pages.Table.Column;
import org.doorstep.staff.Officials.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The group leader reads every diary once a month and writes a comment and a grade (C7). */
@Controller
@RequestMapping("/diary/readings")
@Allowed(Role.GROUP_LEADER)
class ReadingsController {

  private static final int COMMENT_AT_MOST = 1000;

  private final Diaries diaries;
  private final Visits visits;
  private final MessageSource words;

  ReadingsController(Diaries diaries, Visits visits, MessageSource words) {
    this.diaries = diaries;
    this.visits = visits;
    this.words = words;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(required = false) @DateTimeFormat(pattern = "yyyy-MM")
          @Nullable YearMonth month,
      Locale locale) {
    var t = t(locale);
    var now = YearMonth.from(diaries.today());
    var of = month == null || month.isAfter(now) ? now : month;
    var members = diaries.members();
    var ids = members.stream().map(Member::official).toList();
    var days = diaries.days(ids, of);
    var readings = diaries.readings(ids, of);
    var rows =
        members.stream()
            .map(member -> {
              var reading = readings.get(member.official());
              return List.of(
                  new Cell(member.name(), "/diary/readings/" + member.official() + "?month=" + of),
                  new Cell(Integer.toString(days.getOrDefault(member.official(), 0))),
                  new Cell(Integer.toString(held(member.official(), of).size())),
                  new Cell(
                      reading == null
                          ? t.lookup("engagements.reading.missing")
                          : t.lookup("engagements.grade." + reading.grade().stored())));
            })
            .toList();
    var table =
        new Table(
            t.lookup("engagements.readings"),
            List.of(
                new Column(t.lookup("engagements.readings.member")),
                new Column(t.lookup("engagements.readings.days"), true),
                new Column(t.lookup("engagements.readings.meetings"), true),
                new Column(t.lookup("engagements.readings.read"))),
            rows);
    var page =
        new ReadingsPage(
            of.toString(),
            of.minusMonths(1).toString(),
            of.equals(now) ? "" : of.plusMonths(1).toString(),
            table,
            members.isEmpty(),
            members.size() - readings.size());
    return new ModelAndView("engagements/readings", Map.of("page", page));
  }

  @GetMapping("/{official}")
  ModelAndView ask(
      @PathVariable UUID official,
      @RequestParam @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
      Locale locale) {
    var reading = diaries.readings(List.of(official), month).get(official);
    return page(
        HttpStatus.OK,
        member(official),
        month,
        reading == null ? "" : reading.grade().stored(),
        reading == null ? "" : reading.comment(),
        new FieldErrors(),
        t(locale));
  }

  @PostMapping("/{official}")
  ModelAndView read(
      @PathVariable UUID official,
      @RequestParam @DateTimeFormat(pattern = "yyyy-MM") YearMonth month,
      @RequestParam(defaultValue = "") String grade,
      @RequestParam(defaultValue = "") String comment,
      Locale locale,
      HttpServletResponse response) {
    var member = member(official);
    var errors = new FieldErrors();
    var said = comment.strip().replace("\r\n", "\n");
    var given = Grade.parse(grade);
    errors.require("comment", said, "engagements.reading.comment.empty", COMMENT_AT_MOST);
    if (given.isEmpty()) {
      errors.add("grade", new Word("engagements.reading.grade.choose"));
    }
    if (!errors.none()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, member, month, grade, said, errors, t(locale));
    }
    diaries.read(official, month, said, given.orElseThrow());
    Flashes.say(response, "engagements.said.read");
    return new ModelAndView("redirect:/diary/readings?month=" + month);
  }

  private Member member(UUID official) {
    return diaries.members().stream()
        .filter(one -> one.official().equals(official))
        .findFirst()
        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  private ModelAndView page(
      HttpStatus status,
      Member member,
      YearMonth month,
      String grade,
      String comment,
      FieldErrors errors,
      Words t) {
    var written = diaries.of(member.official(), month);
    var held = held(member.official(), month);
    var page =
        new ReadingPage(
            member.official().toString(),
            member.name(),
            month.toString(),
            List.of(new Link(t.lookup("engagements.readings"), "/diary/readings?month=" + month)),
            DiaryMonth.table(month, diaries.today(), held, written, false, t),
            held.isEmpty() && written.isEmpty(),
            Arrays.stream(Grade.values())
                .map(one -> new Choice(one.stored(), t.lookup("engagements.grade." + one.stored())))
                .toList(),
            grade,
            comment,
            errors);
    return new ModelAndView("engagements/reading", Map.of("page", page), status);
  }

  private List<Engagement> held(UUID official, YearMonth month) {
    return visits.of(official, month.atDay(1), month.plusMonths(1).atDay(1), Visits.MONTH);
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
