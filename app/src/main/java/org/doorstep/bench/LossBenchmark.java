package org.doorstep.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.command.Benchmark;
import org.doorstep.command.Figure;
import org.doorstep.command.Rig;
import org.doorstep.command.Site;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Nothing acknowledged is lost: the program, then its PostgreSQL, is killed without a word fifty
 * times each while clients write down visits and matters with attachments. Afterwards every one
 * that was acknowledged is read through its page, and its attachment byte by byte; one that is not
 * there at once is asked for again before it is called lost.
 *
 * <p>What was not acknowledged may be there or not. That a killed process loses what only its
 * memory held is what is tried; a machine that loses its power is not.
 */
public final class LossBenchmark implements Benchmark {

  private static final int KILLS = 50;
  private static final int CLIENTS = 4;
  private static final int READERS = 8;
  private static final long SEED = 20261124;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Before each time that what was not read is asked for again. */
  private static final List<Duration> WAITS =
      Stream.of(1, 2, 4, 8, 15).map(Duration::ofSeconds).toList();

  private static final String COUNTY = "990001";
  private static final String VILLAGE = COUNTY + "100201";
  private static final String LOGIN = "wu";
  private static final String PASSWORD = "walk-to-every-door";
  private static final UUID DOOR = UUID.nameUUIDFromBytes("door".getBytes(UTF_8));

  private static final Pattern ATTACHMENT =
      Pattern.compile("href=\"(/attachments/[0-9a-f-]{36})\"");

  /** Made by the service loader. */
  public LossBenchmark() {}

  /** Something acknowledged: its page, and the bytes sent with it by their sha-256. */
  private record Kept(String page, String sha256) {}

  @Override
  public String name() {
    return "loss";
  }

  @Override
  public List<Figure> measure(Rig rig) throws Exception {
    rig.bare("loss");
    var site = rig.open("loss", LossBenchmark::found);
    var kept = new ConcurrentLinkedQueue<Kept>();
    var chance = new Random(SEED);
    var kills = (int) rig.of(KILLS);
    var program = new ArrayList<Duration>();
    for (var kill = 0; kill < kills; kill++) {
      program.add(killProgram(site, kept, chance));
      rig.say("bench.loss.killed", kill + 1, kills, kept.size());
    }
    var database = new ArrayList<Duration>();
    for (var kill = 0; kill < kills; kill++) {
      database.add(killDatabase(site, kept, chance));
      rig.say("bench.loss.killed-database", kill + 1, kills, kept.size());
    }
    var lost = lost(site, List.copyOf(kept));
    var visits = kept.stream().filter(one -> one.page().startsWith("/visits/")).count();
    return List.of(
        Figure.told(
            rig.text("bench.loss.kills"), rig.text("bench.loss.kills.each", kills, kills), ""),
        Figure.must(
            rig.text("bench.loss.acknowledged"),
            rig.text("bench.loss.kinds", visits, kept.size() - visits),
            rig.text("bench.loss.some"),
            visits > 0 && kept.size() > visits),
        Figure.must(
            rig.text("bench.loss.read-back"),
            Integer.toString(kept.size() - lost.size()),
            Integer.toString(kept.size()),
            lost.isEmpty()),
        Figure.must(
            rig.text("bench.loss.lost"),
            lost.isEmpty() ? "0" : lost.size() + ": " + lost.getFirst(),
            "0",
            lost.isEmpty()),
        Figure.must(
            rig.text("bench.loss.rows-without-file"),
            Integer.toString(rowsWithoutFile(site)),
            "0",
            rowsWithoutFile(site) == 0),
        told(rig, "bench.loss.again", program),
        told(rig, "bench.loss.again-database", database));
  }

  private static Figure told(Rig rig, String key, List<Duration> took) {
    var sorted = took.stream().sorted().toList();
    return Figure.told(
        rig.text(key),
        rig.text(
            "bench.loss.median-longest",
            Pairs.shown(sorted.get(sorted.size() / 2).toMillis() / 1e3),
            Pairs.shown(sorted.getLast().toMillis() / 1e3)),
        "");
  }

  /** One village with one door, and somebody who works there. */
  private static boolean found(Connection superuser) throws SQLException {
    OneVillage.found(superuser);
    try (var script = superuser.createStatement()) {
      script.execute(
          """
          insert into staff.official (county, id, code, name, search) values (1, md5('wu')::uuid, 'S1', '吴干部', '');
          insert into staff.post (county, id, official, unit, role, title, from_day)
          values (1, md5('post')::uuid, md5('wu')::uuid, md5('g')::uuid, 'OFFICIAL', '驻村干部', '2026-01-01');
          """);
    }
    try (var account =
            superuser.prepareStatement(
                "insert into access.account (county, official, login, password, must_change)"
                    + " values (1, md5('wu')::uuid, ?, ?, false)");
        var door =
            superuser.prepareStatement(
                "insert into recipients.recipient (county, id, kind, code, name, place, content)"
                    + " values (1, ?, 'household', 'H1', '石有才', ?, '')")) {
      account.setString(1, LOGIN);
      account.setString(2, new BCryptPasswordEncoder(4).encode(PASSWORD));
      account.executeUpdate();
      door.setObject(1, DOOR);
      door.setString(2, VILLAGE);
      door.executeUpdate();
    }
    return true;
  }

  private static Duration killProgram(Site site, ConcurrentLinkedQueue<Kept> kept, Random chance)
      throws Exception {
    var load = new UnderLoad(site, kept, chance.nextLong());
    long killed;
    try (load) {
      Thread.sleep(chance.nextInt(300, 2500));
      killed = System.nanoTime();
      site.kill();
    }
    site.start();
    awaitAnswer(site);
    return Duration.ofNanos(System.nanoTime() - killed);
  }

  private static Duration killDatabase(Site site, ConcurrentLinkedQueue<Kept> kept, Random chance)
      throws Exception {
    try (var _ = new UnderLoad(site, kept, chance.nextLong())) {
      Thread.sleep(chance.nextInt(300, 2500));
      var killed = System.nanoTime();
      ProcessHandle.of(site.postmaster()).orElseThrow().destroyForcibly();
      Thread.sleep(20);
      awaitAnswer(site);
      return Duration.ofNanos(System.nanoTime() - killed);
    }
  }

  /** Signing in reads and writes: whoever can do so is answered again. */
  private static void awaitAnswer(Site site) throws Exception {
    var until = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        new Client(site).signIn(COUNTY, LOGIN, PASSWORD);
        return;
      } catch (IOException | IllegalStateException notYet) {
        if (Instant.now().isAfter(until)) {
          throw new IllegalStateException("It does not answer again; see " + site.log(), notYet);
        }
        Thread.sleep(50);
      }
    }
  }

  /** Clients that write down visits and matters, one after the other, until it is closed. */
  private static final class UnderLoad implements AutoCloseable {

    private final ConcurrentLinkedQueue<Kept> kept;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    UnderLoad(Site site, ConcurrentLinkedQueue<Kept> kept, long seed) throws Exception {
      this.kept = kept;
      for (var client = 0; client < CLIENTS; client++) {
        var me = new Client(site).signIn(COUNTY, LOGIN, PASSWORD);
        var visit =
            me.get("/doors/" + DOOR + "/visit").expect(200).form("/doors/" + DOOR + "/visit");
        var matter = me.get("/matters/new").expect(200).form("/matters/new");
        var chance = new Random(seed + client);
        threads.execute(() -> work(me, visit, matter, chance));
      }
    }

    private void work(Client me, Client.Form visit, Client.Form matter, Random chance) {
      for (var turn = 0; !ended; turn++) {
        try {
          if (turn % 2 == 0) {
            visit(me, visit, chance);
          } else {
            matter(me, matter, chance);
          }
        } catch (IOException killed) {
          pause();
        } catch (InterruptedException end) {
          return;
        }
      }
    }

    private void pause() {
      try {
        Thread.sleep(20);
      } catch (InterruptedException end) {
        ended = true;
      }
    }

    private void visit(Client me, Client.Form form, Random chance)
        throws IOException, InterruptedException {
      var id = UUID.randomUUID();
      var letter = letter(chance);
      var answer =
          me.post(
              "/doors/" + DOOR + "/visit",
              form.with("id", id).with("heard", "桥面裂了 " + id),
              "files",
              letter);
      if (answer.status() == 302 && answer.location().endsWith("/doors/" + DOOR)) {
        kept.add(new Kept("/visits/" + id, sha256(letter)));
      }
    }

    private void matter(Client me, Client.Form form, Random chance)
        throws IOException, InterruptedException {
      var letter = letter(chance);
      var answer =
          me.post(
              "/matters/new",
              form.with("id", UUID.randomUUID()).with("place", VILLAGE).with("text", "路灯不亮"),
              "files",
              letter);
      if (answer.status() == 200) {
        answer
            .number()
            .ifPresent(number -> kept.add(new Kept("/matters/" + number, sha256(letter))));
      }
    }

    /** A letter no other is like. */
    private static byte[] letter(Random chance) {
      var letter = new byte[chance.nextInt(10_000, 60_000)];
      chance.nextBytes(letter);
      var begins = "%PDF-1.7\n".getBytes(ISO_8859_1);
      System.arraycopy(begins, 0, letter, 0, begins.length);
      return letter;
    }

    /** Waits for the answers that are under way. */
    @Override
    public void close() {
      ended = true;
      threads.close();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Those that cannot be read back, each with what is wrong. */
  private static List<String> lost(Site site, List<Kept> kept) throws Exception {
    var lost =
        ReadBack.lost(
            kept,
            WAITS,
            some -> {
              awaitAnswer(site);
              return unread(site, some);
            });
    return lost.entrySet().stream()
        .map(each -> each.getKey().page() + ": " + each.getValue())
        .toList();
  }

  /** Those of some that were not read now, each with why. */
  private static Map<Kept, String> unread(Site site, List<Kept> some) throws Exception {
    var unread = new ConcurrentHashMap<Kept, String>();
    var next = new AtomicInteger();
    var clients = new ArrayList<Client>();
    for (var reader = 0; reader < READERS; reader++) {
      clients.add(new Client(site).signIn(COUNTY, LOGIN, PASSWORD));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var client : clients) {
        threads.execute(() -> {
          for (var at = next.getAndIncrement(); at < some.size(); at = next.getAndIncrement()) {
            var one = some.get(at);
            try {
              if (!isThere(client, one)) {
                unread.put(one, "has not the attachment that was sent");
              }
            } catch (Exception failure) {
              unread.put(one, failure.toString());
            }
          }
        });
      }
    }
    return unread;
  }

  private static boolean isThere(Client client, Kept one) throws Exception {
    var attached = ATTACHMENT.matcher(client.get(one.page()).expect(200).body());
    while (attached.find()) {
      if (sha256(client.bytes(attached.group(1))).equals(one.sha256())) {
        return true;
      }
    }
    return false;
  }

  /** Acknowledged or not: a row never points to a file that is not there. */
  private static int rowsWithoutFile(Site site) throws SQLException {
    var missing = 0;
    try (var superuser = site.superuser();
        var statement = superuser.createStatement();
        var rows =
            statement.executeQuery(
                "select county, encode(sha256, 'hex'), bytes from documents.attachment")) {
      while (rows.next()) {
        var sha256 = rows.getString(2);
        var file =
            site.folder()
                .resolve("attachments")
                .resolve(rows.getString(1))
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        missing += Files.notExists(file) || file.toFile().length() != rows.getLong(3) ? 1 : 0;
      }
    }
    return missing;
  }
}
