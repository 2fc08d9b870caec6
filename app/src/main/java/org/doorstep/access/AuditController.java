package org.doorstep.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.doorstep.access.pages.AuditPage;
import org.doorstep.access.pages.SealsPage;
import org.doorstep.audit.Seals;
import org.doorstep.audit.Trail;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.FieldErrors;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Word;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Choice;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.TimelineEntry;
import org.doorstep.shared.pages.Tone;
import org.doorstep.staff.Directory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit trail as overseers read it, and whether its seals hold. */
@Controller
@Allowed({Role.COUNTY_OFFICE, Role.ADMINISTRATOR})
class AuditController {

  private static final int SCREEN = 40;

  private final Trail trail;
  private final Seals seals;
  private final Directory directory;
  private final MessageSource words;

  AuditController(Trail trail, Seals seals, Directory directory, MessageSource words) {
    this.trail = trail;
    this.seals = seals;
    this.directory = directory;
    this.words = words;
  }

  @Bean
  static Way wayToTheTrail() {
    return new Way(95, "audit.way", "/audit", "lock", Role.COUNTY_OFFICE, Role.ADMINISTRATOR);
  }

  /** The filters as they stand in the address. */
  @SuppressWarnings("NullAway") // the binder passes null for a parameter that was not sent
  record Filter(
      String q,
      String actor,
      String action,
      String subject,
      String from,
      String to,
      String refused) {

    Filter {
      q = Objects.requireNonNullElse(q, "").strip();
      actor = Objects.requireNonNullElse(actor, "").strip();
      action = Objects.requireNonNullElse(action, "").strip();
      subject = Objects.requireNonNullElse(subject, "").strip();
      from = Objects.requireNonNullElse(from, "").strip();
      to = Objects.requireNonNullElse(to, "").strip();
      refused = Objects.requireNonNullElse(refused, "").strip();
    }

    FieldErrors check() {
      var errors = new FieldErrors();
      if (!subject.isEmpty() && id(subject).isEmpty()) {
        errors.add("subject", new Word("audit.subject.wrong"));
      }
      if (!from.isEmpty() && day(from).isEmpty()) {
        errors.add("from", new Word("audit.day.wrong"));
      }
      if (!to.isEmpty() && day(to).isEmpty()) {
        errors.add("to", new Word("audit.day.wrong"));
      }
      return errors;
    }

    Trail.Sought sought() {
      var zone = Scope.current().zone();
      return new Trail.Sought(
          id(actor),
          action,
          id(subject),
          day(from).map(each -> each.atStartOfDay(zone).toInstant()),
          day(to).map(each -> each.plusDays(1).atStartOfDay(zone).toInstant()),
          refused.equals("yes"));
    }

    /** What is chosen, by name. */
    Map<String, String> set() {
      var set = new LinkedHashMap<String, String>();
      set.put("actor", actor);
      set.put("action", action);
      set.put("subject", subject);
      set.put("from", from);
      set.put("to", to);
      set.put("refused", refused);
      set.values().removeIf(String::isEmpty);
      return set;
    }
  }

  @GetMapping("/audit")
  ModelAndView trail(Filter filter, @RequestParam(defaultValue = "") String after, Locale locale) {
    var t = words(locale);
    var errors = filter.check();
    var found =
        errors.none()
            ? trail.list(filter.sought(), mark(after), SCREEN + 1)
            : List.<Trail.Entry>of();
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var ids = new ArrayList<UUID>();
    shown.forEach(each -> Optional.ofNullable(each.actor()).ifPresent(ids::add));
    id(filter.actor()).ifPresent(ids::add);
    var names =
        directory.some(ids.stream().distinct().toList()).stream()
            .collect(Collectors.toMap(Directory.Person::id, Directory.Person::name));
    var people = new ArrayList<Choice>();
    id(filter.actor())
        .ifPresent(id -> people.add(new Choice(id.toString(), names.getOrDefault(id, ""))));
    if (!filter.q().isEmpty()) {
      directory.search(filter.q()).stream()
          .filter(each -> !each.id().toString().equals(filter.actor()))
          .forEach(each ->
              people.add(new Choice(each.id().toString(), each.name() + " · " + each.unitName())));
    }
    var page =
        new AuditPage(
            trail.sealed().map(each -> t.moment(each.at())).orElse(""),
            people,
            trail.actions().stream().map(each -> new Choice(each, action(t, each))).toList(),
            filter.q(),
            filter.actor(),
            filter.action(),
            filter.subject(),
            filter.from(),
            filter.to(),
            filter.refused().equals("yes"),
            set(t, filter, names),
            shown.stream().map(each -> entry(t, each, names)).toList(),
            new Pager(
                after.isEmpty() ? null : address(filter.set()),
                found.size() > SCREEN ? next(filter, shown.getLast()) : null),
            errors);
    return new ModelAndView(
        "access/audit",
        Map.of("page", page),
        errors.none() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  /** Recomputes every seal: asked for by a person, because it reads the whole trail. */
  @GetMapping("/audit/seals")
  ModelAndView seals(Locale locale) {
    var t = words(locale);
    var last = trail.sealed();
    var broken = seals.firstBroken();
    var page =
        new SealsPage(
            last.isPresent(),
            broken.isEmpty(),
            last.map(each -> t.moment(each.at())).orElse(""),
            last.map(each -> Long.toString(each.number())).orElse(""),
            broken.map(each -> Long.toString(each)).orElse(""));
    return new ModelAndView("access/seals", Map.of("page", page));
  }

  private static TimelineEntry entry(Words t, Trail.Entry entry, Map<UUID, String> names) {
    var who =
        entry.actor() == null
            ? t.lookup("audit.role." + entry.role())
            : names.getOrDefault(entry.actor(), "")
                + " · "
                + t.lookup("audit.role." + entry.role());
    var what = action(t, entry.action());
    var refused = entry.refused();
    if (refused != null) {
      what = t.say("audit.refused.what", what, refusal(t, refused));
    }
    var said = new ArrayList<String>();
    if (entry.subject() != null) {
      said.add(t.say("audit.subject.is", entry.subject().toString()));
    }
    if (!entry.facts().equals("{}")) {
      said.add(entry.facts());
    }
    return new TimelineEntry(
        entry.at().toString(),
        t.moment(entry.at()),
        who,
        what,
        String.join(" ", said),
        refused == null ? Tone.INFO : Tone.DANGER);
  }

  private static String refusal(Words t, String reason) {
    var known = t.source().getMessage("audit.refused." + reason, null, reason, t.locale());
    return known == null ? reason : known;
  }

  /** An action in the reader's language with its code; one without words by its code alone. */
  private static String action(Words t, String action) {
    var known = t.source().getMessage("audit.action." + action, null, "", t.locale());
    return known == null || known.isEmpty() ? action : known + " (" + action + ")";
  }

  private static List<Link> set(Words t, Filter filter, Map<UUID, String> names) {
    var set = new ArrayList<Link>();
    filter
        .set()
        .forEach((name, value) -> {
          var others = new LinkedHashMap<>(filter.set());
          others.remove(name);
          var shown =
              switch (name) {
                case "actor" -> id(value).map(names::get).orElse(value);
                case "action" -> action(t, value);
                case "refused" -> t.lookup("audit.refused.only");
                default -> t.lookup("audit." + name) + " " + value;
              };
          set.add(new Link(shown == null ? value : shown, address(others)));
        });
    return set;
  }

  private static String next(Filter filter, Trail.Entry last) {
    var parameters = new LinkedHashMap<>(filter.set());
    parameters.put("after", last.at() + "~" + last.id());
    return address(parameters);
  }

  private static String address(Map<String, String> parameters) {
    var address = UriComponentsBuilder.fromPath("/audit");
    parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(parameters).toUriString();
  }

  private static Optional<Trail.Mark> mark(String written) {
    var parts = written.split("~", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    try {
      var at = Instant.parse(parts[0]);
      return id(parts[1]).map(id -> new Trail.Mark(at, id));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
