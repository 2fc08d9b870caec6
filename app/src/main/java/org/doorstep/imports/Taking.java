package org.doorstep.imports;

import java.util.function.LongConsumer;
import org.doorstep.recipients.Registrations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what an import laid aside into the register: all of it in one transaction, or nothing. */
@Component
class Taking {

  private final Registrations registrations;
  private final Desks desks;
  private final Runs runs;

  Taking(Registrations registrations, Desks desks, Runs runs) {
    this.registrations = registrations;
    this.desks = desks;
    this.runs = runs;
  }

  @Transactional
  public void take(Run run, LongConsumer progress) {
    switch (run.kind()) {
      case HOUSEHOLDS, ENTERPRISES, INSTITUTIONS -> {
        registrations.take(run.id(), progress);
        registrations.drop(run.id());
      }
      case UNITS, OFFICIALS -> {
        var desk = desks.open(run.id(), run.kind()).desk(run.kind().sheets().getFirst());
        if (desk instanceof StaffDesk<?> staff) {
          staff.write(runs.kept(run.id()));
        }
      }
    }
    runs.taken(run);
  }
}
