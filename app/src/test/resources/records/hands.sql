-- What a hand does to one record of each kind, in the order in which it is done.
--
-- Each begins with: == the record, and what is done to it; the pages on which that may be noticed; those on which it must be
-- The first statement picks: mark… is what only the record says, touched… what it belongs to, said what lines match
-- that say it in other words. The others do it, with the picked columns filled in: first what hangs on the record.

-- == a notice read; .; /notices
select id, facts ->> 'a-number' as touched from messages.notice where county = :county and read_at is null;
update messages.notice set read_at = made_at where county = :county and id = :id;

-- == a promise due another day; /commitments|/doors; /commitments /doors/
select id, id as touched_id, text as touched from tasks.task where county = :county and state = 'open';
update tasks.task set due_on = due_on - 40 where county = :county and id = :id;

-- == a promise kept; /commitments|/doors; /commitments /doors
select id, id as touched_id, text as touched, recipient as touched_door from tasks.task
where county = :county and state = 'open';
update tasks.task set state = 'kept', ended_at = made_at, ended_note = '办了' where county = :county and id = :id;

-- == a visit at which nobody was at home after all; /situation|/doors|/visits|/diary; /situation /doors/ /visits/
select e.id, :mark(e.heard) as mark, e.id as touched_visit, r.id as touched, r.name as touched_name,
  e.official as touched_official, :day(e.begun_at) as said
from engagements.engagement e join recipients.recipient r on r.county = e.county and r.id = e.recipient
where e.county = :county and e.result = 'met' and e.corrected_by is null;
update engagements.engagement set result = 'not-home', heard = '' where county = :county and id = :id;

-- == a visit of another year; /situation|/doors|/visits|/diary; /situation /doors/
select e.id, e.id as touched_visit, :mark(e.heard) as touched_heard, r.id as touched, r.name as touched_name,
  e.official as touched_official, :day(e.begun_at) as said
from engagements.engagement e join recipients.recipient r on r.county = e.county and r.id = e.recipient
where e.county = :county and e.result = 'met' and e.corrected_by is null and e.corrects is null;
update engagements.engagement set begun_at = begun_at - interval '400 days', ended_at = ended_at - interval '400 days'
where county = :county and id = :id;

-- == a matter due another day; :matter; /matters /ledger export.csv export.xlsx
:matters where m.county = :county and m.state = 'handling';
update matters.matter set due_on = due_on - 40 where county = :county and id = :id;

-- == a posted matter due another day; :matter; /board /ledger
:matters where m.county = :county and p.state = 'posted' and p.open;
update matters.matter set due_on = due_on - 40 where county = :county and id = :id;

-- == a matter in another department's hands; :matter; /matters /ledger
:matters where m.county = :county and m.state = 'handling';
update matters.matter set holder = (select u.id from staff.unit u where u.county = :county and u.code = 'D2')
where county = :county and id = :id;

-- == a matter of another category; :matter; /ledger export.csv export.xlsx
:matters where m.county = :county and m.category is not null;
update matters.matter set category = 'road' where county = :county and id = :id;

-- == a matter of another village; :matter; /matters /ledger
:matters where m.county = :county and m.place like '%201';
update matters.matter set place = left(place, 9) || '202' where county = :county and id = :id;

-- == a rating of another score; :matter; /matters/ /ledger export.csv /c/
select r.id, m.number as touched, '^[1-5] · ' as said
from aftercare.rating r join matters.matter m on m.county = r.county and m.id = r.matter
where r.county = :county and r.state = 'rated';
update aftercare.rating set score = 6 - score where county = :county and id = :id;

-- == a posting taken down; :matter; /board
:matters where m.county = :county and p.state = 'posted';
update aftercare.publication set state = 'taken-down', posted_at = null where county = :county and matter = :id;

-- == a link that ended; /links|/doors|/visits|/matters|/attachments; /links /doors
select l.id, o.name as touched_name, o.id as touched_official, r.name as touched_head, r.id as touched_door, '为它们安排联系干部' as said
from pairings.link l join staff.official o on o.county = l.county and o.id = l.official
join recipients.recipient r on r.county = l.county and r.id = l.recipient
where l.county = :county and l.to_day is null and (select count(*) from pairings.link k
  where k.county = l.county and k.official = l.official and k.to_day is null) > 2;
update pairings.link set to_day = from_day + 300 where county = :county and id = :id;

-- == a household in another village; /doors|/links|/visits|/matters|/situation|/diary; /doors
select r.id, r.id as touched, r.name as touched_name, '^岜沙村〔|^大洞村〔|为它们安排联系干部' as said,
  (select string_agg(e.id::text, '|') from engagements.engagement e where e.county = r.county and e.recipient = r.id) as touched_visits
from recipients.recipient r where r.county = :county and r.place like '%201';
update recipients.recipient set place = left(place, 9) || '202' where county = :county and id = :id;

-- == no notice; .; /notices
select id, facts ->> 'a-number' as touched from messages.notice where county = :county;
delete from messages.notice where county = :county and id = :id;

-- == no attachment; /matters/|/visits/|/attachments/; /matters/
select a.id, a.id as mark, :mark(a.name) as mark_name, m.number as touched
from documents.attachment a join matters.matter m on m.county = a.county and m.id = a.subject where a.county = :county;
delete from documents.attachment where county = :county and id = :id;

-- == no kept view; /ledger; /ledger
select id, id as mark, :mark(name) as mark_name from ledgers.saved_view where county = :county;
delete from ledgers.saved_view where county = :county and id = :id;

-- == no reading of a diary; /diary; /diary
select official, month, :mark(comment) as mark, official as touched, '还有 \d+ 位成员|组长还没有读|· 2026年' as said
from engagements.reading where county = :county;
delete from engagements.reading where county = :county and official = :official and month = :month::date;

-- == no diary; /diary; /diary
select d.official, d.day, :mark(d.text) as mark, d.official as touched, o.name as touched_name,
  '^2026年|^\d\d:\d\d|本月 \d+ 天' as said
from engagements.diary d join staff.official o on o.county = d.county and o.id = d.official where d.county = :county;
delete from engagements.diary where county = :county and official = :official and day = :day::date;

-- == no contact card; /situation; /situation /situation/cards
select c.id, o.name as touched from pairings.card c join staff.official o on o.county = c.county and o.id = c.official
where c.county = :county;
delete from pairings.card where county = :county and id = :id;

-- == no suggestion box; /situation|/c/; /situation /situation/boxes
select b.id, p.name as touched from places.box b join places.place p on p.county = b.county and p.code = b.place
where b.county = :county;
delete from places.box where county = :county and id = :id;

-- == nobody who came along; /visits/|/doors|/diary; /visits/
select p.engagement, p.official, o.name as touched, o.id as touched_official, p.engagement as touched_visit, :day(e.begun_at) as said
from engagements.participant p join staff.official o on o.county = p.county and o.id = p.official
join engagements.engagement e on e.county = p.county and e.id = p.engagement where p.county = :county;
delete from engagements.participant where county = :county and engagement = :engagement and official = :official;

-- == no rating; :matter; /matters/ /ledger export.csv /c/
select r.id, :mark(r.words) as mark, m.number as touched, '^[1-5] · ' as said
from aftercare.rating r join matters.matter m on m.county = r.county and m.id = r.matter
where r.county = :county and r.state = 'rated';
delete from aftercare.rating_slip where county = :county and rating = :id;
delete from aftercare.rating where county = :county and id = :id;

-- == no slip for a rating; nowhere;
select encode(code, 'hex') as code from aftercare.rating_slip where county = :county;
delete from aftercare.rating_slip where county = :county and code = decode(:code, 'hex');

-- == no request for more time; /extensions|/matters/; /extensions /matters/
select e.id, :mark(e.reason) as mark, m.number as touched
from aftercare.extension e join matters.matter m on m.county = e.county and m.id = e.matter where e.county = :county;
delete from aftercare.extension where county = :county and id = :id;

-- == no look that is owed; /look-backs|/matters/|/why/; /look-backs /matters/
select l.id, m.number as touched, c.id as touched_clock
from aftercare.look_back l join matters.matter m on m.county = l.county and m.id = l.matter
left join deadlines.clock c on c.county = l.county and c.subject = l.matter and c.purpose = 'look-back' and c.ended_at is null
where l.county = :county and l.state = 'due';
delete from aftercare.look_back where county = :county and id = :id;

-- == no look that was taken; /look-backs|/matters/;
select l.id, m.number as touched
from aftercare.look_back l join matters.matter m on m.county = l.county and m.id = l.matter
where l.county = :county and l.state <> 'due';
delete from aftercare.look_back where county = :county and id = :id;

-- == no posting; /c/|/publications|/matters/; /board
:matters where m.county = :county and p.state = 'posted';
delete from aftercare.publication where county = :county and matter = :id;

-- == no step; /matters/; /matters/
select id, :mark(text) as mark from matters.step where county = :county and text <> '' and step <> 'reopen';
delete from matters.step where county = :county and id = :id;

-- == no step of reopening; /matters/|/ledger; /matters/ export.csv
select s.id, :mark(s.text) as mark, m.number as touched
from matters.step s join matters.matter m on m.county = s.county and m.id = s.matter
where s.county = :county and s.step = 'reopen';
delete from matters.step where county = :county and id = :id;

-- == no clock that ended; /why|/matters/;
select id, id as mark from deadlines.clock where county = :county and state in ('met', 'late');
delete from deadlines.clock where county = :county and id = :id;

-- == no promise; /commitments|/doors; /commitments /doors
select id, :mark(text) as mark, id as mark_id, recipient as touched from tasks.task where county = :county;
delete from tasks.task where county = :county and id = :id;

-- == no link; /links|/doors|/visits|/matters|/attachments; /links /doors
select l.id, o.name as touched_name, o.id as touched_official, r.name as touched_head, r.id as touched_door, '为它们安排联系干部' as said
from pairings.link l join staff.official o on o.county = l.county and o.id = l.official
join recipients.recipient r on r.county = l.county and r.id = l.recipient
where l.county = :county and l.to_day is null and (select count(*) from pairings.link k
  where k.county = l.county and k.official = l.official and k.to_day is null) > 2;
delete from pairings.link where county = :county and id = :id;

-- == no link of a batch; /links|/doors|/visits|/matters|/attachments; /links/batches
select l.id, o.name as touched_name, o.id as touched_official, r.name as touched_head, r.id as touched_door, b.id as touched_batch
from pairings.link l join pairings.batch b on b.county = l.county and b.id = l.batch
join staff.official o on o.county = l.county and o.id = l.official
join recipients.recipient r on r.county = l.county and r.id = l.recipient where l.county = :county;
delete from pairings.link where county = :county and id = :id;

-- == no correction of a visit; /situation|/doors|/visits|/diary; /situation /visits/ /doors/
select e.id, e.id as mark, :mark(e.heard) as mark_heard, e.corrects as touched, :mark(w.heard) as touched_heard,
  e.recipient as touched_door, w.recipient as touched_other_door, e.official as touched_official, :day(e.begun_at) as said
from engagements.engagement e join engagements.engagement w on w.county = e.county and w.id = e.corrects
where e.county = :county;
delete from engagements.participant where county = :county and engagement = :id;
delete from engagements.engagement where county = :county and id = :id;

-- == no meeting; /situation|/doors|/visits|/diary|/matters/|/attachments; /visits/
select e.id, e.id as mark, :mark(e.heard) as mark_heard, e.recipient as touched, e.official as touched_official,
  r.name as touched_name, :day(e.begun_at) as said
from engagements.engagement e left join recipients.recipient r on r.county = e.county and r.id = e.recipient
where e.county = :county and e.corrected_by is null;
delete from engagements.participant where county = :county and engagement = :id;
delete from engagements.engagement where county = :county and id = :id;

-- == no matter; .; /matters /ledger export.csv export.xlsx
select m.id, m.number as mark, m.id as mark_id, :mark(m.title) as mark_title, m.recipient as touched,
  (select string_agg(a.id::text, '|') from documents.attachment a where a.county = m.county and a.subject = m.id) as mark_files
from matters.matter m where m.county = :county;
delete from matters.step where county = :county and matter = :id;
delete from aftercare.extension where county = :county and matter = :id;
delete from aftercare.look_back where county = :county and matter = :id;
delete from aftercare.rating_slip where county = :county and matter = :id;
delete from aftercare.rating where county = :county and matter = :id;
delete from aftercare.publication where county = :county and matter = :id;
delete from matters.matter where county = :county and id = :id;

-- == no resident; /doors/; /doors/
select id, :mark(name) as mark, id as mark_id, household as touched from recipients.resident where county = :county;
delete from recipients.resident where county = :county and id = :id;

-- == no household nobody has visited; /doors|/links|/situation; /doors /links
select r.id, r.id as mark, :mark(r.name) as mark_name, r.code as mark_code, '杨组长' as said from recipients.recipient r
where r.county = :county
  and not exists (select from engagements.engagement e where e.county = r.county and e.recipient = r.id);
delete from recipients.resident where county = :county and household = :id;
delete from pairings.card where county = :county and recipient = :id;
delete from pairings.link where county = :county and recipient = :id;
delete from recipients.recipient where county = :county and id = :id;

-- == no official; /staff|/situation|/links|/diary/readings; /staff/officials /situation
select id, id as mark, :mark(name) as mark_name, '还有 \d+ 位成员' as said from staff.official
where county = :county and code = 'leaving';
delete from access.account where county = :county and official = :id;
delete from staff.post where county = :county and official = :id;
delete from staff.official where county = :county and id = :id;

-- == no unit; /staff|/ledger|/look-backs|/categories|/matters; /staff/units
select id, id as mark, :mark(name) as mark_name from staff.unit where county = :county and code = 'EMPTY';
delete from staff.unit where county = :county and id = :id;

-- == no category; /categories|/ledger; /categories
select c.code, :mark(c.name) as mark from matters.category c where c.county = :county
  and not exists (select from matters.category d where d.county = c.county and d.parent = c.code)
  and not exists (select from matters.matter m where m.county = c.county and m.category = c.code);
delete from matters.category where county = :county and code = :code;

-- == no entry of the trail; /audit; /audit? /audit/seals
select id, 'matter.dispatch' as touched, 'matter.dispatch' as said from audit.entry
where county = :county and action = 'matter.dispatch' and seal is not null;
delete from audit.entry where county = :county and id = :id;
