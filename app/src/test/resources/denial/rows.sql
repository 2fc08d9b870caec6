-- One row of every table in each of these places, for every role that asks:
--   own     the asker's: his or her official, unit and seat; a resident's own matter. Far from the asker's place.
--   unit    a colleague's: the asker's unit, another official. Far from the asker's place.
--   place   a stranger's, in the asker's place
--   county  a stranger's, far from the asker's place
--   abroad  as own and in the asker's place at once, but in another county
-- A header names the table, and the rows where they are not just these five ("talk as place": a row of its own name,
-- otherwise like one of the five). Rows of one name fit together: {id} is the same in all tables.
-- {county} {id} {official} {unit} {seat} {place} are whose and where, {role} and {me} are the asker's role and id; {mark} is a
-- word, {count} a long and {n} a short number of this row only. What finds the row again is its {id}, {mark} or {count}.

-- audit.entry
insert into audit.entry (county, id, at, actor, role, action, subject)
values ({county}, {id}, now(), {official}, {role}, 'denial.row', {id});

-- audit.entry: unsigned as county
insert into audit.entry (county, id, at, role, action, subject)
values ({county}, {id}, now(), {role}, 'denial.row', {id});

-- audit.entry: disguised as own
insert into audit.entry (county, id, at, actor, role, action, subject)
values ({county}, {id}, now(), {official}, 'ANOTHER', 'denial.row', {id});

-- audit.seal
insert into audit.seal (county, number, sealed_at, entries, hash)
values ({county}, {n}, now(), 1, convert_to({mark}, 'UTF8'));

-- audit.refusal_count
insert into audit.refusal_count (county, minute, refused) values ({county}, now() + {n} * interval '1 minute', {count});

-- places.county: own abroad
insert into places.county (county, code, name, founded)
values ({county}, ({county} % 900000 + 100000)::text, {mark}, now());

-- places.place
insert into places.place (county, code, name, level) values ({county}, {place} || {n}, {mark}, 6);

-- places.calendar_year
insert into places.calendar_year (county, year, edition, file, source, loaded_at)
values ({county}, 2026, {n}, '', {mark}, now());

-- places.box
-- Boxes are known to all: an id of their own keeps them out of the trial of what was asked at doors.
insert into places.box (county, id, place, spot, set_up)
values ({county}, md5({mark})::uuid, {place}, {mark}, '2026-01-01');

-- staff.unit: own place county abroad
insert into staff.unit (county, id, code, name, kind, place)
values ({county}, {unit}, {mark}, {mark}, 'village_group', {place});

-- staff.official
insert into staff.official (county, id, code, name, search) values ({county}, {official}, {mark}, {mark}, '');

-- staff.post
insert into staff.post (county, id, official, unit, role, title, from_day)
values ({county}, {id}, {official}, {unit}, 'OFFICIAL', {mark}, '2026-01-01');

-- access.account
insert into access.account (county, official, login, password, must_change)
values ({county}, {official}, {mark}, '-', false);

-- access.session
insert into access.session (county, token, official, post, started, seen, ends)
values ({county}, convert_to({mark}, 'UTF8'), {official}, {id}, now(), now(), now());

-- access.unknown_login
insert into access.unknown_login (county, login, failed, tried_at) values ({county}, convert_to({mark}, 'UTF8'), 1, now());

-- recipients.reach
insert into recipients.reach (county, seat, recipient, why) values ({county}, {seat}, {id}, {id});

-- recipients.recipient
insert into recipients.recipient (county, id, kind, code, name, place, content)
values ({county}, {id}, 'household', {mark}, {mark}, {place}, '');

-- recipients.resident
insert into recipients.resident (county, id, household, place, name, relation, sex, content)
values ({county}, {id}, {id}, {place}, {mark}, 'head', 'unknown', '');

-- recipients.search
insert into recipients.search (county, recipient, place, words) values ({county}, {id}, {place}, '');

-- recipients.staged_recipient
insert into recipients.staged_recipient (county, import, row, id, kind, code, name, place, address, categories, content,
  words)
values ({county}, {id}, {n}, {id}, 'household', {mark}, {mark}, {place}, '', '{}', '', '');

-- recipients.staged_resident
insert into recipients.staged_resident (county, import, row, id, household, place, name, relation, sex, away, content)
values ({county}, {id}, {n}, {id}, {id}, {place}, {mark}, 'head', 'unknown', '', '');

-- imports.run
insert into imports.run (county, id, kind, state, file, started_by, started_at, seen_at)
values ({county}, {id}, 'households', 'read', {mark}, {official}, now(), now());

-- imports.bad_row
insert into imports.bad_row (county, run, sheet, row, cells, wrong) values ({county}, {id}, {mark}, {n}, '', '[]');

-- deadlines.clock
insert into deadlines.clock (county, id, subject, purpose, rule, rule_version, started_at, calendar, checked, due_on,
  at_risk_from, overdue_from, provisional, state)
values ({county}, {id}, {id}, 'handle', 'handle', 1, now(), '2026.1', '2026.1', '2026-12-01', now(), now(), false,
  'running');

-- deadlines.rule
insert into deadlines.rule (county, id, version, effective_from, document, article, standing, amount, unit, starts_from,
  start_day_counts, last_day_off, max_extension, at_risk_percent, escalate_after, made_at)
values ({county}, {mark}, 1, '2026-12-01', '', '', 'PRODUCT_DEFAULT', 5, 'working-days', 'raised', false, 'next', 0, 80,
  '{}', now());

-- pairings.link
insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch, set_by, set_at)
values ({county}, {id}, {official}, {id}, {place}, 'household', '2026-01-01', {id}, {me}, now());

-- pairings.link: forged as place
insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch, set_by, set_at)
values ({county}, {id}, {official}, {id}, {place}, 'household', '2026-01-01', {id}, {official}, now());

-- pairings.batch
insert into pairings.batch (county, id, change, place, from_day, reason, began, ended, set_by, set_at)
values ({county}, {id}, 'add', {place}, '2026-01-01', {mark}, 1, 0, {me}, now());

-- pairings.batch: forged as place
insert into pairings.batch (county, id, change, place, from_day, reason, began, ended, set_by, set_at)
values ({county}, {id}, 'add', {place}, '2026-01-01', {mark}, 1, 0, {official}, now());

-- pairings.card
insert into pairings.card (county, id, official, recipient, place, issued_on, issued_by)
values ({county}, {id}, {official}, {id}, {place}, '2026-01-01', {me});

-- pairings.card: forged as place
insert into pairings.card (county, id, official, recipient, place, issued_on, issued_by)
values ({county}, {id}, {official}, {id}, {place}, '2026-01-01', {official});

-- tasks.task
insert into tasks.task (county, id, kind, text, place, official, unit, made_by, made_at, due_on, state)
values ({county}, {id}, 'commitment', {mark}, {place}, {official}, {unit}, {official}, now(), '2026-12-01', 'open');

-- matters.category
insert into matters.category (county, code, name) values ({county}, {mark}, {mark});

-- matters.tray
insert into matters.tray (county, seat, matter, part, state, due_on, place, kind, priority, raised_at, open, said,
  proposed_at)
values ({county}, {seat}, {id}, 'holds', 'handling', '2026-12-01', {place}, 'problem', 'ordinary', now(), true, 0, now());

-- matters.matter
insert into matters.matter (county, id, number, kind, title, text, place, collective, priority, channel, raised_at,
  raised_by, follow_code, state, holder, due_on)
values ({county}, {id}, {mark}, 'problem', {mark}, '-', {place}, false, 'ordinary', 'visit', now(),
  {official}, '', 'handling', {unit}, '2026-12-01');

-- matters.number_block
insert into matters.number_block (county, year, next) values ({county}, {n}, {count});

-- matters.step
insert into matters.step (county, id, matter, at, lifecycle, step, official, role)
values ({county}, {id}, {id}, now(), 'handling', 'dispatch', {official}, {role});

-- matters.step: unsigned as own
-- As residents take theirs: they have no account.
insert into matters.step (county, id, matter, at, lifecycle, step, role)
values ({county}, {id}, {usual}, now(), 'rating', 'rate', {role});

-- aftercare.extension
insert into aftercare.extension (county, id, matter, asked_at, asked_by, until_day, reason, state)
values ({county}, {id}, {id}, now(), {official}, '2026-12-08', '-', 'asked');

-- aftercare.look_back
insert into aftercare.look_back (county, id, matter, place, official, unit, due_on, state)
values ({county}, {id}, {id}, {place}, {official}, {unit}, '2026-12-01', 'due');

-- aftercare.rating
insert into aftercare.rating (county, id, matter, invited_at, state, independent)
values ({county}, {id}, {id}, now(), 'invited', true);

-- aftercare.rating_slip
insert into aftercare.rating_slip (county, code, rating, matter, printed_at, printed_by)
values ({county}, convert_to({mark}, 'UTF8'), {id}, {id}, now(), {official});

-- aftercare.rating_tally
insert into aftercare.rating_tally (county, score, given) values ({county}, {n}, {count});

-- aftercare.publication
insert into aftercare.publication (county, matter, number, state, title, text, township, place, proposed_by, proposed_at,
  handling, open, holder, due_on)
values ({county}, {id}, {mark}, 'proposed', '-', '-', '', {place}, {official}, now(), 'answered', false, {unit},
  '2026-12-01');

-- aftercare.publication: posted as county
insert into aftercare.publication (county, matter, number, state, title, text, township, place, proposed_at, decided_by,
  posted_at, handling, open, holder, due_on)
values ({county}, {id}, {mark}, 'posted', '-', '-', '', {place}, now(), {official}, now(), 'answered', false, {unit},
  '2026-12-01');

-- engagements.engagement
insert into engagements.engagement (county, id, kind, place, begun_at, ended_at, official, unit, recipient, result,
  written_at, content)
values ({county}, {id}, 'home-visit', {place}, now(), now(), {official}, {unit}, {id}, 'met', now(), '');

-- engagements.engagement: talk as place
insert into engagements.engagement (county, id, kind, place, begun_at, ended_at, official, unit, result, only_for,
  written_at, content)
values ({county}, {id}, 'officials-talk', {place}, now(), now(), {official}, {unit}, 'met', array[{official}::uuid], now(),
  '');

-- engagements.participant
insert into engagements.participant (county, engagement, official) values ({county}, {id}, {official});

-- engagements.diary
insert into engagements.diary (county, official, day, unit, place, text, written_at)
values ({county}, {official}, '2026-11-23', {unit}, {place}, {mark}, now());

-- engagements.reading
insert into engagements.reading (county, official, month, unit, leader, comment, grade, read_at)
values ({county}, {official}, '2026-11-01', {unit}, {official}, {mark}, 'good', now());

-- documents.attachment: visited as own
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'visit', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: nearby as place
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'visit', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: farther as county
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'visit', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: asked as own
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'matter', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: handled as unit
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'matter', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: others as county
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'matter', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- documents.attachment: abroad
insert into documents.attachment (county, id, kind, subject, name, type, bytes, sha256, added_at, added_by)
values ({county}, {id}, 'visit', {usual}, {mark}, 'pdf', 1, convert_to({mark}, 'UTF8'), now(), {official});

-- ledgers.saved_view
insert into ledgers.saved_view (county, id, official, unit, name, query, shared, saved_at)
values ({county}, {id}, {official}, {unit}, {mark}, '', true, now());

-- ledgers.saved_view: kept as unit
insert into ledgers.saved_view (county, id, official, unit, name, query, shared, saved_at)
values ({county}, {id}, {official}, {unit}, {mark}, '', false, now());

-- messages.notice
insert into messages.notice (county, id, seat, key, subject, href, made_at)
values ({county}, {id}, {seat}, 'messages.denial', {id}, '/', now());

-- portal.measure
insert into portal.measure (county, who, left_over, at) values ({county}, convert_to({mark}, 'UTF8'), 1, now());
