package org.doorstep.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.doorstep.bench.Client.Answer;
import org.doorstep.command.Site;

/**
 * People of a {@linkplain MadeSites made set} who take matters from the door to the answer, each
 * village's with its own official and township: raised, sorted and sent to the water department,
 * accepted, answered, read.
 */
final class Crew {

  private static final int VILLAGES = 300;
  private static final int VILLAGES_OF_A_TOWNSHIP = 15;

  /** Neighbours are villages of different townships. */
  private static final int STRIDE = 37;

  /** Whoever works for one village, with the form of a new matter open before the official. */
  private record Village(
      String place, Client official, Client.Form blank, Client clerk, Client department) {

    @Override
    public String toString() {
      return place;
    }
  }

  private final List<Village> villages;
  private final String water;
  private final Queue<Long> answers = new ConcurrentLinkedQueue<>();

  private Crew(List<Village> villages, String water) {
    this.villages = villages;
    this.water = water;
  }

  /** Signs in the people of so many villages. */
  static Crew of(Site site, int many) throws Exception {
    var villages = new ArrayList<Village>();
    for (var nth = 0; nth < many; nth++) {
      var i = nth * STRIDE % VILLAGES;
      var township = i / VILLAGES_OF_A_TOWNSHIP;
      var official = MadeSites.signedIn(site, "v" + i + ".1");
      villages.add(
          new Village(
              MadeSites.COUNTY + (100 + township) + (200 + i % VILLAGES_OF_A_TOWNSHIP),
              official,
              official.get("/matters/new").expect(200).form("/matters/new"),
              MadeSites.signedIn(site, "t" + township + ".0"),
              MadeSites.signedIn(site, "d0.0")));
    }
    return new Crew(List.copyOf(villages), waterDepartment(site));
  }

  private static String waterDepartment(Site site) throws SQLException {
    try (var superuser = site.superuser();
        var statement = superuser.createStatement();
        var unit =
            statement.executeQuery(
                "select id from staff.unit where county = %d and code = 'D0'"
                    .formatted(DataSet.LARGEST))) {
      unit.next();
      return unit.getString(1);
    }
  }

  /** One matter from the door to the answer; the work of one client. */
  void lifecycle(int client) throws Exception {
    var village = villages.get(client % villages.size());
    var number = number(timed(() -> raise(client)).expect(200));
    var matter = "/matters/" + number;
    var sort =
        timed(() -> village.clerk().get(matter + "/sort")).expect(200).form(matter + "/sort");
    timed(() ->
            village
                .clerk()
                .post(
                    matter + "/sort",
                    sort.with("category", "other")
                        .with("other", "water.drinking")
                        .with("same", "none")
                        .with("to", water)
                        .with("letter", "请尽快到现场查看并书面答复。")))
        .expect(302);
    step(village.department(), matter + "/steps/accept", "");
    step(village.department(), matter + "/steps/answer", "水管已换新，恢复供水。");
    timed(() -> village.official().get(matter)).expect(200);
  }

  /** Writes down a matter; the answer's page has its number. */
  Answer raise(int client) throws IOException, InterruptedException {
    var village = villages.get(client % villages.size());
    return village
        .official()
        .post(
            "/matters/new",
            village
                .blank()
                .with("id", UUID.randomUUID())
                .with("place", village.place())
                .with("text", "三组水管断了两处，老人要挑水吃，来人 " + client));
  }

  /** The number of the matter that a page is about. */
  static String number(Answer answer) {
    return answer
        .number()
        .orElseThrow(
            () -> new IllegalStateException("No number on " + Client.Form.text(answer.body())));
  }

  private void step(Client who, String path, String text) throws Exception {
    var form = timed(() -> who.get(path)).expect(200).form(path);
    timed(() -> who.post(path, form.with("text", text).with("outcome", "solved"))).expect(302);
  }

  private interface Request {
    Answer send() throws IOException, InterruptedException;
  }

  private Answer timed(Request request) throws IOException, InterruptedException {
    var began = System.nanoTime();
    var answer = request.send();
    answers.add(System.nanoTime() - began);
    return answer;
  }

  /** How long the answers took that were waited for since this was last asked, in milliseconds. */
  double[] answers() {
    var all = new ArrayList<Long>();
    for (var one = answers.poll(); one != null; one = answers.poll()) {
      all.add(one);
    }
    return all.stream().mapToDouble(nanos -> nanos / 1e6).toArray();
  }
}
