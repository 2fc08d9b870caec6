package org.doorstep.bench;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;
import org.doorstep.engagements.Kind;
import org.doorstep.engagements.SentVisits;
import org.doorstep.engagements.SentVisits.Outcome.Taken;
import org.doorstep.engagements.SentVisits.Sent;
import org.doorstep.engagements.Served;
import org.doorstep.engagements.Visit;
import org.doorstep.shared.Role;
import org.doorstep.shared.Scope;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A hundred visits that were written down without a signal and arrive together, through the door
 * that takes them, beside the very rows they become (visits and their trail) put in by one {@code
 * insert … select from unnest} for each table, as the same role and under the same row security: at
 * least 0.7 of its speed (design.md, section 10). {@code COPY} is printed beside.
 *
 * <p>Row security holds for the tables' owner too, so {@code COPY} is the superuser's.
 */
public final class BatchBenchmark implements Benchmark {

  private static final int VISITS = 100;
  private static final int BATCHES = 40;
  private static final double SHARE = 0.7;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Made by the service loader. */
  public BatchBenchmark() {}

  @Override
  public String name() {
    return "batch";
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var site = MadeSites.large(rig);
    var figures = new ArrayList<Figure>();
    rig.inside(site, program -> figures.addAll(new Measured(rig, site, program).figures()));
    return figures;
  }

  /** The door and what it is measured against, in one program. */
  private static final class Measured {

    private final Rig rig;
    private final Site site;
    private final SentVisits door;
    private final DSLContext db;
    private final TransactionTemplate transaction;
    private final Scope official;
    private final List<UUID> doors;

    Measured(Rig rig, Site site, ApplicationContext program) {
      this.rig = rig;
      this.site = site;
      this.door = program.getBean(SentVisits.class);
      this.db = program.getBean(DSLContext.class);
      this.transaction = new TransactionTemplate(program.getBean(PlatformTransactionManager.class));
      this.official = official();
      this.doors =
          official.call(() ->
              transaction.execute(_ ->
                  db.fetch(
                          "select recipient from pairings.link where county = ? and official = ?"
                              + " and to_day is null order by recipient limit ?",
                          official.county(),
                          official.official(),
                          VISITS)
                      .getValues(0, UUID.class)));
    }

    private Scope official() {
      var found =
          Scope.system(DataSet.LARGEST, ZONE, "bench")
              .call(() ->
                  transaction.execute(_ ->
                      db.fetchSingle(
                          """
                          select o.id, p.id as post, p.unit, u.place from access.account a
                          join staff.official o on o.county = a.county and o.id = a.official
                          join staff.post p on p.county = o.county and p.official = o.id
                          join staff.unit u on u.county = p.county and u.id = p.unit
                          where a.county = ? and a.login = 'v0.1'
                          """,
                          DataSet.LARGEST)));
      var id = found.get("id", UUID.class);
      var unit = found.get("unit", UUID.class);
      return new Scope(
          DataSet.LARGEST,
          ZONE,
          Role.OFFICIAL,
          id,
          found.get("post", UUID.class),
          unit,
          List.of(id, unit),
          found.get("place", String.class),
          "");
    }

    List<Figure> figures() throws Exception {
      var many = rig.of(BATCHES, 2);
      var ids = throughTheDoor();
      var visits = Rows.of(site, "engagements", "engagement", "id", ids);
      var trail = Rows.of(site, "audit", "entry", "subject", ids);
      Pairs.warm(rig.of(Pairs.WARM, 1), () -> cost(many, this::throughTheDoor));
      Pairs.warm(rig.of(Pairs.WARM, 1), () -> cost(many, () -> unnested(visits, trail)));
      var cpu =
          Pairs.of(
              rig.of(Pairs.MANY, 1),
              () -> cost(many, this::throughTheDoor),
              () -> cost(many, () -> unnested(visits, trail)));
      double copy;
      try (var superuser = site.superuser()) {
        superuser.setAutoCommit(false);
        copy = cost(many, () -> copied(superuser, visits, trail));
      }
      var share = 1 / cpu.ratio();
      return List.of(
          Figure.judged(
              rig.text("bench.batch.cpu", VISITS),
              rig.text("bench.batch.share", Pairs.shown(cpu.one()), Pairs.shown(share)),
              rig.text("bench.batch.beside", Pairs.shown(cpu.other()), Pairs.shown(SHARE)),
              share >= SHARE),
          Figure.told(rig.text("bench.batch.copy"), rig.text("bench.ms", Pairs.shown(copy)), ""));
    }

    private interface Batch {
      Object once() throws Exception;
    }

    /** CPU milliseconds of one batch. */
    private double cost(int many, Batch batch) throws Exception {
      var before = Cpu.ofOwnWorkOn(site);
      for (var nth = 0; nth < many; nth++) {
        batch.once();
      }
      return Cpu.ofOwnWorkOn(site).since(before).millisEach(many);
    }

    private List<UUID> throughTheDoor() {
      var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      var sent = new ArrayList<Sent>();
      for (var nth = 0; nth < VISITS; nth++) {
        sent.add(
            Sent.of(
                new Visit(
                    UUID.randomUUID(),
                    Kind.HOME_VISIT,
                    new Visit.With.Door(doors.get(nth % doors.size())),
                    now.minus(40, ChronoUnit.MINUTES),
                    now.minus(10, ChronoUnit.MINUTES),
                    new Visit.Came.Met("井水够用，路灯坏了一盏。", Served.LIVELIHOODS),
                    "",
                    List.of(),
                    "")));
      }
      var outcomes = official.call(() -> door.recordAll(sent));
      if (!outcomes.stream().allMatch(Taken.class::isInstance)) {
        throw new IllegalStateException("A visit was set aside: " + outcomes);
      }
      return sent.stream().map(each -> each.visit().id()).toList();
    }

    private int unnested(Rows visits, Rows trail) {
      return official.call(() ->
          transaction.execute(_ ->
              db.connectionResult(connection -> {
                var ids = visits.fresh();
                return visits.insert(connection, ids) + trail.insert(connection, ids);
              })));
    }

    private static long copied(Connection superuser, Rows visits, Rows trail) throws Exception {
      var ids = visits.fresh();
      var copied = visits.copy(superuser, ids) + trail.copy(superuser, ids);
      superuser.commit();
      return copied;
    }
  }
}
