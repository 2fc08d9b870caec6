-- One row of every table in each of these places, for every role that asks:
--   own     the asker's: his or her official, unit and seat; a resident's own matter. Far from the asker's place.
--   unit    a colleague's: the asker's unit, another official. Far from the asker's place.
--   place   a stranger's, in the asker's place
--   county  a stranger's, far from the asker's place
--   abroad  as own and in the asker's place at once, but in another county
-- A header names the table, and the rows where they are not just these five ("talk as place": a row of its own name,
-- otherwise like one of the five). Rows of one name fit together: {id} is the same in all tables.
-- {county} {id} {official} {unit} {seat} {place} are whose and where, {mark} is a word and {n} a number of this row only.

-- audit.entry
insert into audit.entry (county, id, at, actor, role, action, subject)
values ({county}, {id}, now(), {official}, 'OFFICIAL', 'denial.row', {id});

-- audit.seal
insert into audit.seal (county, number, sealed_at, entries, hash)
values ({county}, {n}, now(), 1, convert_to({mark}, 'UTF8'));

-- places.county: own abroad
insert into places.county (county, code, name, founded)
values ({county}, ({county} % 900000 + 100000)::text, {mark}, now());

-- places.place
insert into places.place (county, code, name, level, search) values ({county}, {place} || {n}, {mark}, 5, '');

-- places.calendar_year
insert into places.calendar_year (county, year, version, source, loaded_at, days_off, make_up)
values ({county}, 2026, {n}, {mark}, now(), '{}', '{}');

-- staff.unit: own place county abroad
insert into staff.unit (county, id, code, name, kind, place)
values ({county}, {unit}, {mark}, {mark}, 'department', {place});

-- staff.official
insert into staff.official (county, id, code, name) values ({county}, {official}, {mark}, {mark});

-- staff.post
insert into staff.post (county, id, official, unit, role, title, from_day)
values ({county}, {id}, {official}, {unit}, 'OFFICIAL', {mark}, '2026-01-01');

-- access.account
insert into access.account (county, official, login, password, must_change)
values ({county}, {official}, {mark}, '-', false);

-- access.session
insert into access.session (county, token, official, post, started, seen, ends)
values ({county}, convert_to({mark}, 'UTF8'), {official}, {id}, now(), now(), now());

-- recipients.reach
insert into recipients.reach (county, seat, recipient, why) values ({county}, {seat}, {id}, {id});

-- recipients.recipient
insert into recipients.recipient (county, id, kind, code, name, place, content)
values ({county}, {id}, 'household', {mark}, {mark}, {place}, '');

-- recipients.resident
insert into recipients.resident (county, id, household, place, name, relation, sex)
values ({county}, {id}, {id}, {place}, {mark}, 'head', 'unknown');

-- recipients.search
insert into recipients.search (county, recipient, place, words) values ({county}, {id}, {place}, '');

-- deadlines.clock
insert into deadlines.clock (county, id, subject, purpose, rule, rule_version, started_at, calendar, due_on, at_risk_on,
  provisional, state)
values ({county}, {id}, {id}, 'handle', 'handle', 1, now(), '2026=1', '2026-12-01', '2026-11-28', false, 'running');

-- pairings.link
insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch, set_at)
values ({county}, {id}, {official}, {id}, {place}, 'household', '2026-01-01', {id}, now());

-- tasks.task
insert into tasks.task (county, id, kind, text, place, official, unit, made_at, due_on, state)
values ({county}, {id}, 'commitment', {mark}, {place}, {official}, {unit}, now(), '2026-12-01', 'open');

-- matters.category
insert into matters.category (county, code, name) values ({county}, {mark}, {mark});

-- matters.tray
insert into matters.tray (county, seat, matter, part, state, due_on, place, kind, priority, raised_at, open)
values ({county}, {seat}, {id}, 'holds', 'handling', '2026-12-01', {place}, 'problem', 'ordinary', now(), true);

-- matters.matter
insert into matters.matter (county, id, number, kind, title, text, place, collective, priority, channel, raised_at,
  follow_code, state, holder, due_on)
values ({county}, {id}, {mark}, 'problem', {mark}, '-', {place}, false, 'ordinary', 'visit', now(),
  '', 'handling', {unit}, '2026-12-01');

-- matters.matter: page as county
insert into matters.matter (county, id, number, kind, title, text, place, collective, priority, channel, raised_at,
  follow_code, state, holder, due_on)
values ({county}, {id}, {mark}, 'problem', {mark}, '-', {place}, false, 'ordinary', 'page', now(),
  '', 'handling', {unit}, '2026-12-01');

-- matters.step
insert into matters.step (county, id, matter, at, lifecycle, step, role)
values ({county}, {id}, {id}, now(), 'handling', 'dispatch', 'OFFICIAL');

-- matters.extension
insert into matters.extension (county, id, matter, asked_at, asked_by, until_day, reason, state)
values ({county}, {id}, {id}, now(), {official}, '2026-12-08', '-', 'asked');

-- matters.look_back
insert into matters.look_back (county, id, matter, place, official, unit, due_on, state)
values ({county}, {id}, {id}, {place}, {official}, {unit}, '2026-12-01', 'due');

-- matters.rating
insert into matters.rating (county, id, matter, invited_at, state, code)
values ({county}, {id}, {id}, now(), 'invited', '');

-- matters.publication
insert into matters.publication (county, matter, number, state, title, text, place, proposed_at, handling, due_on)
values ({county}, {id}, {mark}, 'proposed', '-', '-', {place}, now(), 'answered', '2026-12-01');

-- matters.publication: posted as county
insert into matters.publication (county, matter, number, state, title, text, place, proposed_at, decided_by, posted_at,
  handling, due_on)
values ({county}, {id}, {mark}, 'posted', '-', '-', {place}, now(), {official}, now(), 'answered', '2026-12-01');

-- engagements.engagement
insert into engagements.engagement (county, id, kind, place, begun_at, ended_at, official, unit, recipient, result,
  written_at)
values ({county}, {id}, 'home-visit', {place}, now(), now(), {official}, {unit}, {id}, 'met', now());

-- engagements.engagement: talk as place
insert into engagements.engagement (county, id, kind, place, begun_at, ended_at, official, unit, result, only_for,
  written_at)
values ({county}, {id}, 'officials-talk', {place}, now(), now(), {official}, {unit}, 'met', array[{official}::uuid], now());

-- engagements.participant
insert into engagements.participant (county, engagement, official) values ({county}, {id}, {official});

-- engagements.diary
insert into engagements.diary (county, official, day, unit, place, text, written_at)
values ({county}, {official}, '2026-11-23', {unit}, {place}, {mark}, now());

-- engagements.reading
insert into engagements.reading (county, official, month, unit, leader, comment, grade, read_at)
values ({county}, {official}, '2026-11-01', {unit}, {official}, {mark}, 'good', now());

-- ledgers.saved_view
insert into ledgers.saved_view (county, id, official, unit, name, query, shared, saved_at)
values ({county}, {id}, {official}, {unit}, {mark}, '', true, now());

-- ledgers.saved_view: kept as unit
insert into ledgers.saved_view (county, id, official, unit, name, query, shared, saved_at)
values ({county}, {id}, {official}, {unit}, {mark}, '', false, now());
