package org.doorstep.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.doorstep.access.pages.PostPage;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Refused;
import org.doorstep.shared.Refused.Reason;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.pages.Choice;
import org.doorstep.staff.Officials;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Going on under another of one's own posts. */
@Controller
@RequestMapping("/post")
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE,
  Role.ADMINISTRATOR
})
class PostController {

  private final Sessions sessions;
  private final Officials officials;

  PostController(Sessions sessions, Officials officials) {
    this.sessions = sessions;
    this.officials = officials;
  }

  @GetMapping
  ModelAndView ask(HttpServletRequest request) {
    var who = SessionFilter.who(request).orElseThrow();
    var posts =
        officials.postsOf(who.official()).stream()
            .map(each -> new Choice(each.id().toString(), each.title(), each.unitName()))
            .toList();
    return new ModelAndView(
        "access/post", Map.of("page", new PostPage(posts, who.post().toString())));
  }

  @PostMapping
  String act(@RequestParam UUID post, HttpServletRequest request) {
    var who = SessionFilter.who(request).orElseThrow();
    if (officials.postsOf(who.official()).stream().noneMatch(each -> each.id().equals(post))) {
      throw Refused.because(Reason.NOT_YOURS);
    }
    var token = SessionFilter.token(request).orElseThrow();
    Scope.system(who.county(), who.zone(), "act-as")
        .run(() -> sessions.act(token, who.official(), post));
    return "redirect:/home";
  }
}
