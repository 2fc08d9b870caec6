package org.doorstep.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;

/**
 * The two sizes at which the same work is measured, each a program on a {@linkplain DataSet made
 * set} that is kept between runs: what costs as much in the large as in the small one does not grow
 * with the years.
 */
final class MadeSites {

  /** Ten thousand matters, a hundred thousand engagements. */
  static final DataSet.Size SMALL = new DataSet.Size(100_000, 10_000);

  /** A million matters, ten million engagements. */
  static final DataSet.Size LARGE = new DataSet.Size(10_000_000, 1_000_000);

  /** The county of a set in which most of the work lies, as it is typed at sign-in. */
  static final String COUNTY = "990001";

  private MadeSites() {}

  static Site small(Rig rig) throws Exception {
    return open(rig, SMALL);
  }

  static Site large(Rig rig) throws Exception {
    return open(rig, LARGE);
  }

  private static Site open(Rig rig, DataSet.Size full) throws Exception {
    var size = new DataSet.Size(rig.of(full.engagements()), rig.of(full.matters()));
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return rig.open(
        "set-" + size.engagements(),
        superuser -> DataSet.make(superuser, size, now, rig.words(), rig.progress()).equals(now));
  }

  /** Somebody of a set's largest county at work: {@code v0.1} is the second of village 0. */
  static Client signedIn(Site site, String login) throws Exception {
    return new Client(site).signIn(COUNTY, login, DataSet.PASSWORD);
  }
}
