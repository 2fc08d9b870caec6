package org.doorstep.aftercare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.doorstep.aftercare.pages.RatingSlipPage;
import org.doorstep.matters.MatterNumber;
import org.doorstep.places.Division.Level;
import org.doorstep.places.Places;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.PublicAddress;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.staff.Units;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The paper slip with which a household rates; printed by an office that had no hand in it. */
@Controller
@Allowed({Role.TOWNSHIP_OFFICE, Role.COUNTY_OFFICE})
class RatingSlipController {

  private final Ratings ratings;
  private final Units units;
  private final Places places;
  private final PublicAddress address;
  private final Clock clock;

  RatingSlipController(
      Ratings ratings, Units units, Places places, PublicAddress address, Clock clock) {
    this.ratings = ratings;
    this.units = units;
    this.places = places;
    this.address = address;
    this.clock = clock;
  }

  /** A post: each slip has a code of its own, shown on this one page and never again. */
  @PostMapping("/matters/{number}/rating-slip")
  ModelAndView print(@PathVariable MatterNumber number) {
    var scope = Scope.current();
    var slip = ratings.slip(number);
    var unit = units.get(scope.unitOrRefuse());
    var page =
        new RatingSlipPage(
            slip.number().toString(),
            slip.code(),
            address.of(unit.place(), "/rate"),
            unit.name(),
            places.name(Level.COUNTY.holding(unit.place())),
            LocalDate.ofInstant(clock.instant(), scope.zone()));
    return new ModelAndView("aftercare/ratingSlip", Map.of("page", page));
  }
}
