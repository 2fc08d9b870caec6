-- Records of kinds a county at work has no door for in tests, as rows.
insert into places.box (county, id, place, spot, set_up)
select county, gen_random_uuid(), code, '鼓楼门口', '2026-12-07' from places.place where county = :county and name like '大洞村%';
insert into pairings.card (county, id, official, recipient, place, issued_on)
select l.county, gen_random_uuid(), l.official, l.recipient, l.place, '2026-12-07' from pairings.link l where l.county = :county limit 2;
insert into pairings.batch (county, id, change, place, from_day, reason, began, ended, set_at)
select county, gen_random_uuid(), 'add', code, '2026-11-01', '结对全覆盖', 0, 0, '2026-11-01T01:00:00Z'
from places.place where county = :county and name like '大洞村%';
insert into pairings.link (county, id, official, recipient, place, kind, from_day, batch, set_at)
select b.county, gen_random_uuid(), o.id, r.id, r.place, 'contact', b.from_day, b.id, b.set_at
from pairings.batch b join staff.official o using (county) join recipients.recipient r using (county)
where b.county = :county and b.reason = '结对全覆盖' and o.name in ('杨组长', '石镇办', '蒙水务', '罗县办')
  and r.id in (select n.id from recipients.recipient n where n.county = b.county and n.last_met is null order by n.id limit 2);
insert into ledgers.saved_view (county, id, official, unit, name, query, shared, saved_at)
select county, gen_random_uuid(), official, unit, '在办的', 'state=handling', false, '2026-12-07T01:00:00Z'
from staff.post where county = :county and title = '镇办主任';
-- A rating that was given is never changed: the marks that follow are set as if nobody asked.
set session_replication_role = replica;
