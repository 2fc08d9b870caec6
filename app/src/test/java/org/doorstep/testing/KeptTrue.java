package org.doorstep.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is stored though it follows from other rows, held against those rows. */
public final class KeptTrue {

  /** By what is stored: the rows in which it is not what follows. */
  private static final Map<String, String> WRONG = new LinkedHashMap<>();

  static {
    WRONG.put(
        "the day somebody was last met at a door",
        """
        select r.county, r.id::text, r.last_met from recipients.recipient r join places.county c on c.county = r.county
        where r.last_met is distinct from (
          select max((e.begun_at at time zone c.zone)::date) from engagements.engagement e
          where e.county = r.county and e.recipient = r.id and e.result = 'met' and e.corrected_by is null)
        """);
    WRONG.put(
        "a meeting that is corrected by one that is there",
        """
        select e.county, e.id::text from engagements.engagement e
        where e.corrected_by is not null and not exists (select from engagements.engagement c
          where c.county = e.county and c.id = e.corrected_by and c.corrects = e.id)
        """);
    WRONG.put(
        "doors shown because of links",
        """
        select l.county, l.id::text from pairings.link l
        where l.recipient is not null and (l.to_day is null) <> exists (select from recipients.reach r
          where r.county = l.county and r.seat = l.official and r.recipient = l.recipient and r.why = l.id)
        """);
    WRONG.put(
        "doors shown for a reason that is there",
        """
        select r.county, r.why::text from recipients.reach r
        where not exists (select from pairings.link l where l.county = r.county and l.id = r.why)
          and not exists (select from matters.matter m where m.county = r.county and m.id = r.why)
        """);
    WRONG.put(
        "how many links a batch began and ended",
        """
        select b.county, b.id::text, b.began, b.ended from pairings.batch b
        where b.began <> (select count(*) from pairings.link l where l.county = b.county and l.batch = b.id)
          or b.ended <> (select count(*) from pairings.link l where l.county = b.county and l.ended_by = b.id)
        """);
    WRONG.put(
        "trays",
        """
        select county, said::text from (
          (select m.county, array[s.seat::text, m.id::text, s.part, m.state, m.due_on::text, m.place, m.category, m.kind,
                  m.priority, m.raised_at::text, (m.state not in ('closed', 'withdrawn'))::text] as said
           from matters.matter m cross join lateral matters.seats_of(m) s
           except
           select t.county, array[t.seat::text, t.matter::text, t.part, t.state, t.due_on::text, t.place, t.category, t.kind,
                  t.priority, t.raised_at::text, t.open::text] from matters.tray t)
          union all
          select t.county, array[t.seat::text, t.matter::text, t.part] from matters.tray t
          where not exists (select from matters.matter m cross join lateral matters.seats_of(m) s
            where m.county = t.county and m.id = t.matter and s.seat = t.seat)) x
        """);
    WRONG.put(
        "how often a matter was reopened",
        """
        select m.county, m.id::text, m.reopened from matters.matter m
        where m.reopened <> (select count(*) from matters.step s
          where s.county = m.county and s.matter = m.id and s.step = 'reopen')
        """);
    WRONG.put(
        "what hangs on the board",
        """
        select p.county, p.number from aftercare.publication p
        join matters.matter m on m.county = p.county and m.id = p.matter
        where (p.number, p.place, p.township, p.handling, p.open, p.holder, p.due_on, p.closed_at) is distinct from
          (m.number, m.place, left(m.place, 9), m.state, m.state in ('raised', 'offered', 'returned', 'handling', 'diverted'),
            m.holder, m.due_on, m.closed_at)
        """);
    WRONG.put(
        "place and date of looks that are due",
        """
        select l.county, l.id::text from aftercare.look_back l
        join matters.matter m on m.county = l.county and m.id = l.matter
        left join deadlines.clock c on c.county = l.county and c.subject = l.matter
          and c.purpose = 'look-back' and c.state in ('running', 'paused')
        where l.place <> m.place or l.state = 'due' and l.due_on is distinct from c.due_on
        """);
    WRONG.put(
        "how many ratings are kept",
        """
        select county, score, sum(kept) from (
          select county, score, kept from aftercare.rating_tally
          union all select county, score, -1 from aftercare.rating where score is not null) x
        group by county, score having sum(kept) <> 0
        """);
    WRONG.put(
        "where residents live",
        """
        select t.county, t.id::text from recipients.resident t
        join recipients.recipient r on r.county = t.county and r.id = t.household where t.place <> r.place
        union all
        select s.county, s.recipient::text from recipients.search s
        left join recipients.recipient r on r.county = s.county and r.id = s.recipient where s.place is distinct from r.place
        """);
    WRONG.put(
        "clocks, notices and files of matters that are there",
        """
        select c.county, c.id::text from deadlines.clock c
        where not exists (select from matters.matter m where m.county = c.county and m.id = c.subject)
        union all
        select n.county, n.id::text from messages.notice n where n.href like '/matters/%'
          and not exists (select from matters.matter m where m.county = n.county and m.id = n.subject)
        union all
        select a.county, a.id::text from documents.attachment a where a.kind = 'matter'
          and not exists (select from matters.matter m where m.county = a.county and m.id = a.subject)
        """);
  }

  private KeptTrue() {}

  /** The rows of a county that are wrong, each with what is; at most five of a kind. */
  public static List<String> wrong(Connection superuser, int county) throws SQLException {
    return wrong(superuser, "county = " + county);
  }

  /** The same for all counties. */
  public static List<String> wrong(Connection superuser) throws SQLException {
    return wrong(superuser, "true");
  }

  private static List<String> wrong(Connection superuser, String which) throws SQLException {
    var wrong = new ArrayList<String>();
    for (var each : WRONG.entrySet()) {
      var sql = "select w::text from (%s) w where %s limit 5".formatted(each.getValue(), which);
      try (var statement = superuser.createStatement();
          var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          wrong.add(each.getKey() + ": " + rows.getString(1));
        }
      }
    }
    return wrong;
  }
}
