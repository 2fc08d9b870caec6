package org.doorstep.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;

/**
 * One visit recorded over HTTP by 32 officials at the same time, beside the very statements of it
 * sent by plain JDBC: at most 1.5 times the CPU (design.md, section 10). The program combines no
 * writes of several people, so there is one figure and not two.
 */
public final class VisitBenchmark implements Benchmark {

  private static final int CLIENTS = 32;
  private static final int VISITS = 1600;
  private static final double TIMES = 1.5;
  private static final int TRIES = 5;
  private static final Pattern DOOR =
      Pattern.compile("href=\"/doors/([0-9a-f]{8}-[0-9a-f-]{27})\"");

  /** Made by the service loader. */
  public VisitBenchmark() {}

  @Override
  public String name() {
    return "visit";
  }

  /** An official before the form of one of the doors. */
  private record Caller(Client client, String path, Client.Form form) {

    static Caller of(Site site, int nth) throws Exception {
      var client = MadeSites.signedIn(site, "v" + nth + ".1");
      var doors = DOOR.matcher(client.get("/doors").expect(200).body());
      if (!doors.find()) {
        throw new IllegalStateException("An official without a door");
      }
      var path = "/doors/" + doors.group(1) + "/visit";
      return new Caller(client, path, client.get(path).expect(200).form(path));
    }

    void visit() throws Exception {
      client
          .post(path, form.with("id", UUID.randomUUID()).with("heard", "井水够用，路灯坏了一盏。"))
          .expect(302);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    var site = MadeSites.large(rig);
    var clients = rig.of(CLIENTS, 2);
    var replays = heard(rig, site, clients);
    var callers = callers(site, clients);
    var senders = new ArrayList<Replay.Sender>();
    for (var replay : replays) {
      senders.add(replay.new Sender(site.program()));
    }
    var many = rig.of(VISITS, 8);
    Pairs.warm(rig.of(Pairs.WARM, 1), () -> overHttp(site, callers, many));
    Pairs.warm(rig.of(Pairs.WARM, 1), () -> plain(site, senders, many));
    var cpu =
        Pairs.of(
            rig.of(Pairs.MANY, 1),
            () -> overHttp(site, callers, many),
            () -> plain(site, senders, many));
    var last = Load.of(clients, many, (client, _) -> callers.get(client).visit()).unharmed();
    for (var sender : senders) {
      sender.close();
    }
    return List.of(
        Figure.judged(
            rig.text("bench.visit.cpu", clients),
            rig.text("bench.visit.times", Pairs.shown(cpu.one()), Pairs.shown(cpu.ratio())),
            rig.text(
                "bench.visit.beside",
                replays.getFirst().statements(),
                Pairs.shown(cpu.other()),
                Pairs.shown(TIMES)),
            cpu.ratio() <= TIMES),
        Figure.told(
            rig.text("bench.visit.time", clients),
            rig.text(
                "bench.visit.p95-rate",
                Pairs.shown(last.percentile(95)),
                Pairs.shown(last.perSecond())),
            ""));
  }

  private static List<Caller> callers(Site site, int clients) throws Exception {
    var callers = new ArrayList<Caller>();
    for (var client = 0; client < clients; client++) {
      callers.add(Caller.of(site, client));
    }
    return callers;
  }

  /** What the program says to its database for a visit of each. */
  private static List<Replay> heard(Rig rig, Site site, int clients) throws Exception {
    rig.say("bench.visit.listening");
    var replays = new ArrayList<Replay>();
    try (var listening = Listening.to(site)) {
      for (var caller : callers(site, clients)) {
        caller.visit();
        replays.add(heard(listening, caller));
      }
    }
    return replays;
  }

  /** Twice the same; a timer may come between. */
  private static Replay heard(Listening listening, Caller caller) throws Exception {
    for (var left = TRIES; ; left--) {
      try {
        return Replay.of(listening.to(caller::visit), listening.to(caller::visit));
      } catch (IllegalStateException other) {
        if (left == 0) {
          throw other;
        }
      }
    }
  }

  private static double overHttp(Site site, List<Caller> callers, int many) throws Exception {
    var before = Cpu.of(site);
    Load.of(callers.size(), many, (client, _) -> callers.get(client).visit()).unharmed();
    return Cpu.of(site).since(before).millisEach(many);
  }

  private static double plain(Site site, List<Replay.Sender> senders, int many) throws Exception {
    var before = Cpu.ofOwnWorkOn(site);
    Load.of(senders.size(), many, (client, _) -> senders.get(client).send()).unharmed();
    return Cpu.ofOwnWorkOn(site).since(before).millisEach(many);
  }
}
