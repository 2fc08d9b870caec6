package org.doorstep.aftercare;

import java.time.Clock;
import java.time.LocalDate;
import org.doorstep.aftercare.pages.AftercarePanel;
import org.doorstep.matters.Matter;
import org.doorstep.matters.MatterPanel;
import org.doorstep.matters.MatterState;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Word;
import org.doorstep.shared.pages.Panel;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what runs beside and after the handling, for the page of a matter. */
@Component
class AftercarePanels implements MatterPanel {

  private final LookBacks lookBacks;
  private final Ratings ratings;
  private final Publications publications;
  private final Extensions extensions;
  private final Clock clock;

  AftercarePanels(
      LookBacks lookBacks,
      Ratings ratings,
      Publications publications,
      Extensions extensions,
      Clock clock) {
    this.lookBacks = lookBacks;
    this.ratings = ratings;
    this.publications = publications;
    this.extensions = extensions;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Panel of(Matter matter) {
    var scope = Scope.current();
    var owed = lookBacks.find(matter);
    var request = extensions.find(matter);
    var standing = publications.find(matter.number());
    var unit = scope.unitOrRefuse();
    var office = scope.role() == Role.TOWNSHIP_OFFICE || scope.role() == Role.COUNTY_OFFICE;
    var invited = ratings.invited(matter.id());
    var holds = matter.state().holder().equals(unit);
    return new Panel(
        "aftercare/panel",
        new AftercarePanel(
            matter.number().toString(),
            owed.map(LookBacks.Owed::dueOn).orElse(null),
            owed.filter(
                    one -> one.dueOn().isBefore(LocalDate.ofInstant(clock.instant(), scope.zone())))
                .isPresent(),
            owed.filter(lookBacks::mayLook).isPresent(),
            request
                .map(_ -> ExtensionLifecycle.ALLOWED.word(ExtensionLifecycle.State.ASKED))
                .orElse(null),
            (holds && matter.state() instanceof MatterState.Handling)
                || request.filter(extensions::mayDecide).isPresent(),
            standing
                .map(one ->
                    PublicationLifecycle.ALLOWED.word(
                        AllowedSteps.read(PublicationLifecycle.State.class, one.state())))
                .orElse(new Word("aftercare.publication.none")),
            invited,
            invited && office && !ratings.handles(matter, unit),
            ratings.of(matter.id()).stream()
                .map(given ->
                    new AftercarePanel.Rating(
                        given.score(),
                        given.words(),
                        given.at(),
                        new Word("aftercare.rating.channel." + given.channel().stored()),
                        given.independent()))
                .toList()));
  }
}
