package org.doorstep.messages;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.doorstep.messages.Messages.Kept;
import org.doorstep.messages.Messages.Mark;
import org.doorstep.messages.pages.NoticesPage;
import org.doorstep.messages.pages.NoticesPage.Line;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Counts;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Way;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Frame;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What somebody should know, on a page. */
@Controller
@RequestMapping("/notices")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
class NoticesController {

  private static final int SCREEN = 30;
  private static final String ALL = "/notices";
  private static final String UNREAD = "/notices?show=unread";

  private final Messages messages;
  private final MessageSource words;

  NoticesController(Messages messages, MessageSource words) {
    this.messages = messages;
    this.words = words;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var mark = mark(after);
    var unreadOnly = isUnread(show);
    var found =
        unreadOnly ? messages.listUnread(mark, SCREEN + 1) : messages.list(mark, SCREEN + 1);
    var shown = found.subList(0, Math.min(SCREEN, found.size()));
    var t = new Words(words, locale, Scope.current().zone());
    var here = unreadOnly ? UNREAD : ALL;
    var further = here + (unreadOnly ? "&" : "?") + "after=";
    var page =
        new NoticesPage(
            List.of(
                new Link(t.say("messages.view.all"), ALL, !unreadOnly),
                new Link(
                    t.say("messages.view.unread"),
                    UNREAD,
                    unreadOnly,
                    messages.unread(Counts.MOST))),
            unreadOnly,
            shown.stream().map(kept -> line(kept, t)).toList(),
            new Pager(
                mark == null ? null : here,
                found.size() > SCREEN ? further + written(shown.getLast()) : null));
    return new ModelAndView("messages/notices", Map.of("page", page));
  }

  @PostMapping("/read")
  String read(
      @RequestParam(defaultValue = "") List<UUID> id,
      @RequestParam(defaultValue = "") String show) {
    messages.read(id);
    return "redirect:" + (isUnread(show) ? UNREAD : ALL);
  }

  private static boolean isUnread(String show) {
    return show.equals("unread");
  }

  /** The sentence: numbered by the names of its facts, in their order. */
  private static Line line(Kept kept, Words t) {
    var facts = new ArrayList<Object>();
    kept.facts().forEach((name, value) -> facts.add(said(name, value, t)));
    return new Line(
        kept.id().toString(),
        t.say(kept.key(), facts.toArray()),
        kept.madeAt().toString(),
        t.moment(kept.madeAt()),
        kept.href(),
        !kept.read());
  }

  private static String said(String name, String value, Words t) {
    if (value.startsWith("@")) {
      return t.lookup(value.substring(1));
    }
    return name.endsWith("-on") ? t.day(java.time.LocalDate.parse(value)) : value;
  }

  private static String written(Kept last) {
    return last.madeAt() + "_" + last.id();
  }

  private static @Nullable Mark mark(String written) {
    var bar = written.indexOf('_');
    if (bar < 0) {
      return null;
    }
    try {
      return new Mark(
          Instant.parse(written.substring(0, bar)), UUID.fromString(written.substring(bar + 1)));
    } catch (DateTimeException | IllegalArgumentException typed) {
      return null;
    }
  }

  /** The way here. */
  @Configuration
  static class Ways {

    @Bean
    Way notices(Messages messages) {
      return new Way(
          90,
          "messages.notices",
          "/notices",
          "inbox",
          List.of(
              Role.OFFICIAL,
              Role.GROUP_LEADER,
              Role.TOWNSHIP_OFFICE,
              Role.DEPARTMENT,
              Role.COUNTY_OFFICE),
          () -> messages.unread(Frame.MANY));
    }
  }
}
