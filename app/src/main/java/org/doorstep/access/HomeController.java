package org.doorstep.access;

import jakarta.servlet.http.HttpServletRequest;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page of whoever is signed in: the first of the ways the role has. */
@Controller
class HomeController {

  private final Frames frames;

  HomeController(Frames frames) {
    this.frames = frames;
  }

  @GetMapping("/home")
  @Allowed({
    Role.OFFICIAL,
    Role.GROUP_LEADER,
    Role.TOWNSHIP_OFFICE,
    Role.DEPARTMENT,
    Role.COUNTY_OFFICE,
    Role.ADMINISTRATOR
  })
  String home(HttpServletRequest request) {
    return "redirect:"
        + SessionFilter.who(request)
            .flatMap(who -> frames.firstWay(who.role()))
            .orElse("/password");
  }
}
