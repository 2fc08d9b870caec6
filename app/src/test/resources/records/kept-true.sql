-- What is stored though it follows from other rows, held against those rows: each statement finds the
-- rows of one county in which it is not what follows.

-- == the day somebody was last met at a door
select r.id, r.last_met from recipients.recipient r join places.county c on c.county = r.county
where r.county = :county and r.last_met is distinct from (
  select max((e.begun_at at time zone c.zone)::date) from engagements.engagement e
  where e.county = r.county and e.recipient = r.id and e.result = 'met' and e.corrected_by is null)

-- == a meeting that is corrected by one that is there
select e.id from engagements.engagement e
where e.county = :county and e.corrected_by is not null and not exists (select from engagements.engagement c
  where c.county = e.county and c.id = e.corrected_by and c.corrects = e.id)

-- == a correction of one that is there and says so
select e.id from engagements.engagement e
where e.county = :county and e.corrects is not null and not exists (select from engagements.engagement w
  where w.county = e.county and w.id = e.corrects and w.corrected_by = e.id)

-- == doors shown because of links
select l.id from pairings.link l
where l.county = :county and l.recipient is not null and (l.to_day is null) <> exists (select from recipients.reach r
  where r.county = l.county and r.seat = l.official and r.recipient = l.recipient and r.why = l.id)

-- == how many links hold with a door
select r.id, r.held from recipients.recipient r
where r.county = :county and r.held <> (select count(*) from pairings.link l
  where l.county = r.county and l.recipient = r.id and l.to_day is null)

-- == doors shown for a reason that is there
select r.recipient, r.why from recipients.reach r
where r.county = :county
  and (not exists (select from recipients.recipient d where d.county = r.county and d.id = r.recipient)
    or not exists (select from pairings.link l where l.county = r.county and l.id = r.why and l.official = r.seat
                   and l.recipient = r.recipient)
      and not exists (select from matters.matter m where m.county = r.county and m.id = r.why))

-- == how many links a batch began and ended
select b.id, b.began, b.ended from pairings.batch b
where b.county = :county
  and (b.began <> (select count(*) from pairings.link l where l.county = b.county and l.batch = b.id)
    or b.ended <> (select count(*) from pairings.link l where l.county = b.county and l.ended_by = b.id))

-- == trays
with said as (
  select s.seat, m.id, s.part, m.state, m.due_on, m.place, m.category, m.kind, m.priority, m.raised_at,
    m.state not in ('closed', 'withdrawn') as open, m.said,
    exists (select from aftercare.extension e
            where e.county = m.county and e.matter = m.id and e.state = 'asked') as extension_asked,
    coalesce((select r.score <= 2 from aftercare.rating r where r.county = m.county and r.matter = m.id
              and r.state = 'rated' order by r.rated_at desc limit 1), false) as rated_low,
    exists (select from aftercare.publication p
            where p.county = m.county and p.matter = m.id and p.state = 'posted') as posted,
    (select p.proposed_at from aftercare.publication p
     where p.county = m.county and p.matter = m.id and p.state = 'proposed') as proposed_at
  from matters.matter m cross join lateral matters.seats_of(m) s where m.county = :county),
kept as (
  select seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open, said, extension_asked,
    rated_low, posted, proposed_at
  from matters.tray where county = :county)
(table said except table kept) union all (table kept except table said)

-- == how often a matter was reopened
select m.id, m.reopened from matters.matter m
where m.county = :county and m.reopened <> (select count(*) from matters.step s
  where s.county = m.county and s.matter = m.id and s.step = 'reopen')

-- == what hangs on the board
select p.number from aftercare.publication p
join matters.matter m on m.county = p.county and m.id = p.matter
where p.county = :county
  and (p.number, p.place, p.township, p.handling, p.open, p.holder, p.due_on, p.closed_at) is distinct from
    (m.number, m.place, left(m.place, 9), m.state, m.state in ('raised', 'offered', 'returned', 'handling', 'diverted'),
      m.holder, m.due_on, m.closed_at)

-- == place and date of looks that are due
select l.id from aftercare.look_back l
join matters.matter m on m.county = l.county and m.id = l.matter
left join deadlines.clock c on c.county = l.county and c.subject = l.matter
  and c.purpose = 'look-back' and c.state in ('running', 'paused')
where l.county = :county and (l.place <> m.place or l.state = 'due' and l.due_on <> c.due_on)

-- == how many ratings are kept
select x.score, sum(x.kept) from (
  select t.score, t.kept from aftercare.rating_tally t where t.county = :county
  union all select r.score, -1 from aftercare.rating r where r.county = :county and r.score is not null) x
group by x.score having sum(x.kept) <> 0

-- == where residents live
select t.id from recipients.resident t join recipients.recipient r on r.county = t.county and r.id = t.household
where t.county = :county and t.place <> r.place

-- == where households are looked for
select s.recipient from recipients.search s
left join recipients.recipient r on r.county = s.county and r.id = s.recipient
where s.county = :county and s.place is distinct from r.place

-- == clocks of what is there, owed by whoever holds it
select c.id from deadlines.clock c
left join matters.matter m on m.county = c.county and m.id = c.subject
where c.county = :county and (m.id is null or c.purpose = 'look-back' and c.state in ('running', 'paused')
  and not exists (select from aftercare.look_back l where l.county = c.county and l.matter = m.id and l.state = 'due'))

-- == notices of matters that are there
select n.id from messages.notice n
where n.county = :county and n.href like '/matters/%'
  and not exists (select from matters.matter m where m.county = n.county and m.id = n.subject)

-- == attachments of what is there
select a.id from documents.attachment a
where a.county = :county
  and not exists (select from matters.matter m where m.county = a.county and m.id = a.subject and a.kind = 'matter')
  and not exists (select from engagements.engagement e
    where e.county = a.county and e.id = a.subject and a.kind = 'visit')
