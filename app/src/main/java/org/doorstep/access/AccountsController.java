package org.doorstep.access;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.access.Accounts.Account;
import org.doorstep.access.pages.AccountPage;
import org.doorstep.access.pages.AccountsPage;
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
import org.doorstep.shared.pages.Fact;
import org.doorstep.shared.pages.Link;
import org.doorstep.shared.pages.Pager;
import org.doorstep.shared.pages.WorkRow;
import org.doorstep.staff.Directory;
import org.doorstep.staff.StaffWays;
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

/** Accounts: opened, given a new password, unlocked and closed by the administrator. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class AccountsController {

  private static final int SCREEN = 25;

  private final Accounts accounts;
  private final Directory directory;
  private final MessageSource words;
  private final Clock clock;

  AccountsController(Accounts accounts, Directory directory, MessageSource words, Clock clock) {
    this.accounts = accounts;
    this.directory = directory;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/staff/accounts")
  ModelAndView list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "") String after,
      Locale locale) {
    var t = words(locale);
    var of =
        q.isBlank()
            ? Optional.<List<UUID>>empty()
            : Optional.of(directory.search(q).stream().map(Directory.Person::id).toList());
    var found = accounts.list(Accounts.Which.of(state), of, after, SCREEN + 1);
    var shown = found.subList(0, Math.min(found.size(), SCREEN));
    var people =
        directory.some(shown.stream().map(Account::official).toList()).stream()
            .collect(Collectors.toMap(Directory.Person::id, Function.identity()));
    var here =
        UriComponentsBuilder.fromPath(StaffWays.ACCOUNTS)
            .queryParam("q", "{q}")
            .queryParam("state", "{state}")
            .encode()
            .buildAndExpand(q, state)
            .toUriString();
    var set = new ArrayList<Link>();
    if (!q.isBlank()) {
      set.add(new Link(q, StaffWays.ACCOUNTS));
    }
    if (!state.equals("open")) {
      set.add(
          new Link(
              t.lookup("access.accounts." + Accounts.Which.of(state).name()), StaffWays.ACCOUNTS));
    }
    var page =
        new AccountsPage(
            StaffWays.tabs(t, StaffWays.ACCOUNTS),
            q,
            state,
            List.of(
                new Choice("open", t.lookup("access.accounts.OPEN")),
                new Choice("locked", t.lookup("access.accounts.LOCKED")),
                new Choice("closed", t.lookup("access.accounts.CLOSED"))),
            set,
            shown.stream()
                .map(each -> row(t, each, Objects.requireNonNull(people.get(each.official()))))
                .toList(),
            new Pager(
                after.isEmpty() ? null : here,
                found.size() > SCREEN ? here + "&after=" + shown.getLast().login() : null));
    return new ModelAndView("access/accounts", Map.of("page", page));
  }

  private WorkRow row(Words t, Account account, Directory.Person person) {
    var facts = new ArrayList<String>();
    facts.add(person.unitName().isEmpty() ? t.lookup("staff.no-post") : person.unitName());
    if (locked(account)) {
      facts.add(t.lookup("access.accounts.LOCKED"));
    }
    if (account.mustChange()) {
      facts.add(t.lookup("access.account.must-change"));
    }
    return new WorkRow(
        "/staff/accounts/" + account.official(),
        account.login(),
        person.name(),
        facts,
        null,
        false);
  }

  @GetMapping("/staff/accounts/{official}")
  ModelAndView open(@PathVariable UUID official, Locale locale) {
    return page(HttpStatus.OK, official, "", "", new FieldErrors(), locale);
  }

  @PostMapping("/staff/accounts/{official}/open")
  ModelAndView openNew(
      @PathVariable UUID official, @RequestParam(defaultValue = "") String login, Locale locale) {
    var errors = new FieldErrors();
    if (person(official).ended() != null) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    if (!login.matches("[A-Za-z0-9._-]{2,40}")) {
      errors.add("login", new Word("access.account.login.wrong"));
    } else {
      try {
        return page(HttpStatus.OK, official, accounts.open(official, login), "", errors, locale);
      } catch (DuplicateKeyException used) {
        errors.add("login", new Word("access.account.login.used"));
      }
    }
    return page(HttpStatus.UNPROCESSABLE_CONTENT, official, "", login, errors, locale);
  }

  @PostMapping("/staff/accounts/{official}/reset")
  ModelAndView reset(@PathVariable UUID official, Locale locale) {
    var initial = accounts.reset(official);
    return page(HttpStatus.OK, official, initial, "", new FieldErrors(), locale);
  }

  @PostMapping("/staff/accounts/{official}/reopen")
  ModelAndView reopen(@PathVariable UUID official, Locale locale) {
    if (person(official).ended() != null) {
      throw Refused.because(Reason.CHANGED_MEANWHILE);
    }
    var initial = accounts.reopen(official);
    return page(HttpStatus.OK, official, initial, "", new FieldErrors(), locale);
  }

  @PostMapping("/staff/accounts/{official}/unlock")
  String unlock(@PathVariable UUID official, HttpServletResponse response) {
    accounts.unlock(official);
    Flashes.say(response, "access.account.unlocked");
    return "redirect:/staff/accounts/" + official;
  }

  @PostMapping("/staff/accounts/{official}/close")
  String close(@PathVariable UUID official, HttpServletResponse response) {
    accounts.close(official);
    Flashes.say(response, "access.account.closed");
    return "redirect:/staff/accounts/" + official;
  }

  private ModelAndView page(
      HttpStatus status,
      UUID official,
      String initial,
      String login,
      FieldErrors errors,
      Locale locale) {
    var t = words(locale);
    var person = person(official);
    var account = accounts.find(official);
    var locked = account.filter(this::locked).isPresent();
    var closed = account.filter(Account::closed).isPresent();
    var state =
        closed
            ? "access.accounts.CLOSED"
            : locked ? "access.accounts.LOCKED" : "access.accounts.OPEN";
    var facts = new ArrayList<Fact>();
    account.ifPresent(each -> {
      facts.add(new Fact("access.login", each.login()));
      facts.add(new Fact("access.account.state", t.lookup(state)));
      if (each.mustChange()) {
        facts.add(new Fact("access.password", t.lookup("access.account.must-change")));
      }
    });
    var page =
        new AccountPage(
            official.toString(),
            person.name(),
            List.of(
                new Link(t.lookup("staff.officials"), StaffWays.OFFICIALS),
                new Link(person.name(), "/staff/officials/" + official)),
            facts,
            account.isPresent(),
            locked,
            closed,
            person.ended() == null,
            official.equals(Scope.current().official()),
            initial,
            login,
            errors);
    return new ModelAndView("access/account", Map.of("page", page), status);
  }

  private boolean locked(Account account) {
    return account.lockedUntil() != null && account.lockedUntil().isAfter(clock.instant());
  }

  private Directory.Person person(UUID official) {
    return directory.find(official).orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
  }

  private Words words(Locale locale) {
    return new Words(words, locale, Scope.current().zone());
  }
}
