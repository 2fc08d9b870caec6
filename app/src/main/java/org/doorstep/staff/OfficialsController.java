package org.doorstep.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.pages.OfficialPage;
import org.doorstep.staff.pages.StaffListPage;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of officials and the posts they hold, kept by the administrator. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class OfficialsController {

  private static final int SCREEN = 25;
  static final List<Role> ROLES =
      List.of(
          Role.OFFICIAL,
          Role.GROUP_LEADER,
          Role.TOWNSHIP_OFFICE,
          Role.DEPARTMENT,
          Role.COUNTY_OFFICE,
          Role.ADMINISTRATOR);

  private final Officials officials;
  private final Directory directory;
  private final Units units;
  private final MessageSource words;
  private final Clock clock;

  OfficialsController(
      Officials officials, Directory directory, Units units, MessageSource words, Clock clock) {
    this.officials = officials;
    this.directory = directory;
    this.units = units;
    this.words = words;
    this.clock = clock;
  }

  /** A post, and the person when somebody new is put on the register, as typed. */
  @SuppressWarnings("NullAway") // the binder passes null for a field that was not sent
  record PostForm(String code, String name, String unit, String role, String title, String from) {

    PostForm {
      code = Objects.requireNonNullElse(code, "");
      name = Objects.requireNonNullElse(name, "");
      unit = Objects.requireNonNullElse(unit, "");
      role = Objects.requireNonNullElse(role, "OFFICIAL");
      title = Objects.requireNonNullElse(title, "");
      from = Objects.requireNonNullElse(from, "");
    }

    FieldErrors check(LocalDate today, boolean person) {
      var errors = new FieldErrors();
      if (person) {
        StaffFields.code(errors, code);
        StaffFields.line(errors, "name", name, "staff.name.empty");
      }
      if (id(unit).isEmpty()) {
        errors.add("unit", new Word("staff.unit.choose"));
      }
      if (ROLES.stream().noneMatch(each -> each.name().equals(role))) {
        errors.add("role", new Word("staff.role.choose"));
      }
      StaffFields.line(errors, "title", title, "staff.title.empty");
      if (day(from).filter(each -> !each.isAfter(today)).isEmpty()) {
        errors.add("from", new Word("staff.day.wrong"));
      }
      return errors;
    }

    StaffListPage.Typed typed() {
      return new StaffListPage.Typed(code, name, unit, role, title, from);
    }
  }

  @GetMapping("/staff")
  String start() {
    return "redirect:" + StaffWays.OFFICIALS;
  }

  @GetMapping("/staff/officials")
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String left,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    return list(HttpStatus.OK, q, left.equals("yes"), after, blank(), new FieldErrors(), locale);
  }

  @PostMapping("/staff/officials")
  ModelAndView add(PostForm form, Locale locale, HttpServletResponse response) {
    var errors = form.check(today(), true);
    if (errors.none()) {
      var id = UUID.randomUUID();
      try {
        officials.addWithPost(
            id,
            form.code(),
            form.name().strip(),
            id(form.unit()).orElseThrow(),
            Role.valueOf(form.role()),
            form.title().strip(),
            day(form.from()).orElseThrow());
        Flashes.say(response, "staff.added");
        return new ModelAndView("redirect:/staff/officials/" + id);
      } catch (DuplicateKeyException used) {
        errors.add("code", new Word("staff.code.used"));
      }
    }
    return list(HttpStatus.UNPROCESSABLE_CONTENT, "", false, "", form, errors, locale);
  }

  @GetMapping("/staff/officials/{id}")
  ModelAndView open(@PathVariable UUID id, Locale locale) {
    return open(HttpStatus.OK, id, blank(), today().toString(), "", new FieldErrors(), locale);
  }

  @PostMapping("/staff/officials/{id}/posts")
  ModelAndView appoint(
      @PathVariable UUID id, PostForm form, Locale locale, HttpServletResponse response) {
    var errors = form.check(today(), false);
    if (!errors.none()) {
      return open(
          HttpStatus.UNPROCESSABLE_CONTENT, id, form, today().toString(), "", errors, locale);
    }
    if (known(id).ended() != null) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    officials.appoint(
        id,
        id(form.unit()).orElseThrow(),
        Role.valueOf(form.role()),
        form.title().strip(),
        day(form.from()).orElseThrow());
    Flashes.say(response, "staff.appointed");
    return new ModelAndView("redirect:/staff/officials/" + id);
  }

  @PostMapping("/staff/officials/{id}/posts/{post}/end")
  String endPost(@PathVariable UUID id, @PathVariable UUID post, HttpServletResponse response) {
    if (directory.postsOverTime(id).stream().noneMatch(each -> each.id().equals(post))) {
      throw Refused.because(Reason.NOT_FOUND);
    }
    officials.endPost(post, today());
    Flashes.say(response, "staff.post.ended");
    return "redirect:/staff/officials/" + id;
  }

  @PostMapping("/staff/officials/{id}/end")
  ModelAndView end(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String reason,
      Locale locale,
      HttpServletResponse response) {
    var errors = new FieldErrors();
    var on = day(day).filter(each -> !each.isAfter(today()));
    if (on.isEmpty()) {
      errors.add("day", new Word("staff.day.wrong"));
    }
    StaffFields.reason(errors, reason);
    if (!errors.none()) {
      return open(HttpStatus.UNPROCESSABLE_CONTENT, id, blank(), day, reason, errors, locale);
    }
    officials.end(id, on.orElseThrow(), reason.strip());
    Flashes.say(response, "staff.ended.done");
    return new ModelAndView("redirect:/staff/officials/" + id);
  }

  private ModelAndView list(
      HttpStatus status,
      String q,
      boolean left,
      String after,
      PostForm form,
      FieldErrors errors,
      Locale locale) {
    var t = words(locale);
    var found = directory.list(q, left, mark(after), SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var here =
        UriComponentsBuilder.fromPath(StaffWays.OFFICIALS)
            .queryParam("q", "{q}")
            .queryParam("left", left ? "yes" : "")
            .encode()
            .buildAndExpand(q)
            .toUriString();
    var last = shown.isEmpty() ? "" : shown.getLast().id() + "~" + shown.getLast().code();
    var set = new java.util.ArrayList<Link>();
    if (!q.isBlank()) {
      set.add(new Link(q, StaffWays.OFFICIALS + (left ? "?left=yes" : "")));
    }
    if (left) {
      set.add(new Link(t.lookup("staff.left.only"), StaffWays.OFFICIALS));
    }
    var page =
        new StaffListPage(
            StaffWays.tabs(t, StaffWays.OFFICIALS),
            q,
            left,
            set,
            shown.stream().map(each -> row(t, each)).toList(),
            new Pager(
                after.isEmpty() ? null : here,
                found.size() > SCREEN
                    ? here
                        + "&after="
                        + org.springframework.web.util.UriUtils.encode(
                            last, java.nio.charset.StandardCharsets.UTF_8)
                    : null),
            form.typed(),
            units(),
            roles(t),
            errors);
    return new ModelAndView("staff/officials", Map.of("page", page), status);
  }

  private static WorkRow row(Words t, Directory.Person person) {
    var facts = new java.util.ArrayList<String>();
    if (person.ended() != null) {
      facts.add(t.say("staff.ended.on", t.day(person.ended())));
    } else if (person.title().isEmpty()) {
      facts.add(t.lookup("staff.no-post"));
    } else {
      facts.add(person.unitName());
      facts.add(person.title());
    }
    return new WorkRow(
        "/staff/officials/" + person.id(), person.code(), person.name(), facts, null, false);
  }

  private ModelAndView open(
      HttpStatus status,
      UUID id,
      PostForm form,
      String day,
      String reason,
      FieldErrors errors,
      Locale locale) {
    var t = words(locale);
    var person = known(id);
    var posts =
        directory.postsOverTime(id).stream()
            .map(each ->
                new OfficialPage.Post(
                    each.id().toString(),
                    each.unitName() + " · " + each.title(),
                    t.lookup("staff.role." + each.role().name()),
                    each.to() == null
                        ? t.say("staff.since", t.day(each.from()))
                        : t.say("staff.until", t.day(each.from()), t.day(each.to())),
                    each.to() == null))
            .toList();
    var page =
        new OfficialPage(
            id.toString(),
            person.code(),
            person.name(),
            person.ended() == null ? "" : t.day(person.ended()),
            id.equals(Scope.current().official()),
            List.of(new Link(t.lookup("staff.officials"), StaffWays.OFFICIALS)),
            posts,
            units(),
            roles(t),
            form.typed(),
            today().toString(),
            day,
            reason,
            errors);
    return new ModelAndView("staff/official", Map.of("page", page), status);
  }

  private Directory.Person known(UUID id) {
    return directory.find(id).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  private List<Choice> units() {
    return units.list().stream()
        .map(each -> new Choice(each.id().toString(), each.name()))
        .toList();
  }

  private static List<Choice> roles(Words t) {
    return ROLES.stream()
        .map(each -> new Choice(each.name(), t.lookup("staff.role." + each.name())))
        .toList();
  }

  private PostForm blank() {
    return new PostForm("", "", "", "OFFICIAL", "", today().toString());
  }

  static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException notADay) {
      return Optional.empty();
    }
  }

  static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<Directory.Mark> mark(String written) {
    var parts = written.split("~", 2);
    return parts.length == 2
        ? id(parts[0]).map(id -> new Directory.Mark(parts[1], id))
        : Optional.empty();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Scope.current().zone());
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
