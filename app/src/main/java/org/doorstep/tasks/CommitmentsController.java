package org.doorstep.tasks;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.places.Places;
import org.doorstep.recipients.Recipient;
import org.doorstep.recipients.Recipients;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Checked.Invalid;
import org.doorstep.shared.Checked.Valid;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Due;
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.Officials;
import org.doorstep.tasks.Tasks.Task;
import org.doorstep.tasks.pages.CommitmentPage;
import org.doorstep.tasks.pages.CommitmentsPage;
import org.doorstep.tasks.pages.PromisePage;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What one has promised: by date, kept or broken with a note, and promising something new. */
@Controller
@RequestMapping("/commitments")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class CommitmentsController {

  private static final int SOON = 3;

  private final Tasks tasks;
  private final Recipients recipients;
  private final Officials officials;
  private final Places places;
  private final MessageSource words;
  private final Clock clock;

  CommitmentsController(
      Tasks tasks,
      Recipients recipients,
      Officials officials,
      Places places,
      MessageSource words,
      Clock clock) {
    this.tasks = tasks;
    this.recipients = recipients;
    this.officials = officials;
    this.places = places;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping
  ModelAndView list(Locale locale) {
    var t = t(locale);
    var me = Scope.current().officialOrRefuse();
    var open = tasks.openOf(me);
    var doors =
        recipients.some(
            open.stream()
                .map(Task::recipient)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    var names = places.names(open.stream().map(Task::place).collect(Collectors.toSet()));
    var page =
        new CommitmentsPage(
            open.stream().map(task -> row(task, doors, names, t)).toList(),
            tasks.endedOf(me).stream().flatMap(task -> ended(task, t).stream()).toList());
    return new ModelAndView("tasks/commitments", Map.of("page", page));
  }

  @GetMapping("/{id}")
  ModelAndView show(@PathVariable UUID id, Locale locale) {
    return page(HttpStatus.OK, tasks.get(id), "", new FieldErrors(), t(locale));
  }

  @PostMapping("/{id}/end")
  ModelAndView end(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String end,
      @RequestParam(defaultValue = "") String note,
      Locale locale,
      HttpServletResponse response) {
    var said = note.strip();
    var errors = new FieldErrors();
    errors.require("note", said, "tasks.note.empty", PromiseForm.TEXT_AT_MOST);
    if (!errors.none()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, tasks.get(id), said, errors, t(locale));
    }
    var kept = !end.equals("broken");
    tasks.end(id, kept, said);
    Flashes.say(response, kept ? "tasks.said.kept" : "tasks.said.broken");
    return new ModelAndView("redirect:/commitments");
  }

  @GetMapping("/new")
  ModelAndView ask(@RequestParam UUID door) {
    return promise(HttpStatus.OK, recipients.get(door), PromiseForm.blank(), new FieldErrors());
  }

  @PostMapping("/new")
  ModelAndView promise(@RequestParam UUID door, PromiseForm form, HttpServletResponse response) {
    var recipient = recipients.get(door);
    return switch (form.check(recipient, today())) {
      case Invalid(var errors) ->
          promise(HttpStatus.UNPROCESSABLE_CONTENT, recipient, form, errors);
      case Valid(var owed) -> {
        tasks.owe(owed);
        Flashes.say(response, "tasks.said.promised");
        yield new ModelAndView("redirect:/doors/" + door);
      }
    };
  }

  private ModelAndView promise(
      HttpStatus status, Recipient door, PromiseForm form, FieldErrors errors) {
    var page =
        new PromisePage(
            form.id(),
            door.id().toString(),
            door.name(),
            List.of(new Link(door.name(), "/doors/" + door.id())),
            form.text(),
            form.due(),
            errors);
    return new ModelAndView("tasks/promise", Map.of("page", page), status);
  }

  private ModelAndView page(
      HttpStatus status, Task task, String note, FieldErrors errors, Words t) {
    var who = task.official();
    var door = task.recipient() == null ? null : recipients.find(task.recipient()).orElse(null);
    var page =
        new CommitmentPage(
            task.id().toString(),
            List.of(new Link(t.lookup("tasks.commitments"), "/commitments")),
            task.text(),
            due(task, t),
            List.of(
                new Fact("tasks.kind", t.lookup("tasks.kind." + task.kind().stored())),
                new Fact(
                    "tasks.door",
                    door == null ? "" : door.name(),
                    door == null ? null : "/doors/" + door.id()),
                new Fact("tasks.place", places.name(task.place())),
                new Fact(
                    "tasks.who",
                    who == null ? "" : officials.names(List.of(who)).getOrDefault(who, "")),
                new Fact("tasks.made", t.moment(task.madeAt())),
                new Fact("tasks.state", t.lookup("tasks.state." + became(task, t))),
                new Fact("tasks.note", task.note())),
            task.state().equals("open") && Tasks.mayEnd(task),
            note,
            errors);
    return new ModelAndView("tasks/commitment", Map.of("page", page), status);
  }

  private WorkRow row(Task task, Map<UUID, Recipient> doors, Map<String, String> places, Words t) {
    var door = task.recipient() == null ? null : doors.get(task.recipient());
    return new WorkRow(
        "/commitments/" + task.id(),
        "",
        task.text(),
        List.of(
            t.lookup("tasks.kind." + task.kind().stored()),
            door == null ? "" : door.name(),
            places.getOrDefault(task.place(), task.place())),
        due(task, t),
        false);
  }

  private static List<TimelineEntry> ended(Task task, Words t) {
    var ended = task.endedAt();
    return ended == null
        ? List.of()
        : List.of(
            new TimelineEntry(
                ended.toString(),
                t.moment(ended),
                t.lookup("tasks.state." + became(task, t)),
                task.text(),
                task.note(),
                task.state().equals("kept") ? Tone.SUCCESS : Tone.DANGER,
                "/commitments/" + task.id()));
  }

  /** How it stands: what was kept after its date is late for ever (M7). */
  private static String became(Task task, Words t) {
    var ended = task.endedAt();
    return ended != null
            && task.state().equals("kept")
            && ended.atZone(t.zone()).toLocalDate().isAfter(task.due())
        ? "late"
        : task.state();
  }

  private Due due(Task task, Words t) {
    if (!task.state().equals("open")) {
      return Due.on(Due.State.DONE, t.day(task.due()));
    }
    var today = today();
    var state =
        task.due().isBefore(today)
            ? Due.State.OVERDUE
            : task.due().isAfter(today.plusDays(SOON)) ? Due.State.ON_TIME : Due.State.AT_RISK;
    return Due.on(state, t.day(task.due()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private Words t(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }

  /** The way here. */
  @Configuration
  static class Ways {

    @Bean
    Way commitmentsWay() {
      return new Way(
          20,
          "tasks.commitments",
          "/commitments",
          "flag",
          Role.OFFICIAL,
          Role.GROUP_LEADER,
          Role.TOWNSHIP_OFFICE,
          Role.DEPARTMENT,
          Role.COUNTY_OFFICE);
    }
  }
}
