-- A data set for measuring, made by the set from numbers alone: the same for the same size and day.
-- 40 % of it lies in one county, the rest over 40 others; five years, 3 % written down late, 2 % corrected,
-- 20 % of the doors linked anew. Rows are what the doors of the program would have written, step by step.
--
-- Before the first part made.now(), made.today(), made.first_day(), made.engagements(), made.matters(), made.hash()
-- and the tables made.name, made.category, made.due are there (DataSet). Indexes and keys are taken down before and
-- put up again afterwards, so that every constraint is checked over what was made.

-- == tools
-- An even share of 0 to 1 for a number, another one for each salt.
create function made.h(n bigint, salt int) returns double precision language sql immutable parallel safe
  return ((hashint8extended(n, salt) >> 11) & 9007199254740991) / 9007199254740992::double precision;
create function made.pick(n bigint, salt int, below int) returns int language sql immutable parallel safe
  return floor(made.h(n, salt) * below)::int;
create function made.uid(what text, n bigint) returns uuid language sql immutable parallel safe
  return md5(what || n)::uuid;
create function made.past(t timestamptz) returns timestamptz language sql immutable parallel safe
  return case when t <= made.now() then t end;
create function made.day(t timestamptz) returns date language sql immutable parallel safe
  return (t at time zone 'Asia/Shanghai')::date;
create function made.at(d date, hours double precision) returns timestamptz language sql immutable parallel safe
  return (d::timestamp + hours * interval '1 hour') at time zone 'Asia/Shanghai';
create function made.say(of text, nth bigint) returns text language sql stable parallel safe
  return (select x.name from made.name x where x.kind = of and x.n = nth % (select count(*) from made.name y where y.kind = of));

-- == keys taken down
create table made.kept_constraint as
select c.conrelid::regclass::text as on_table, c.conname as name, c.contype as type, pg_get_constraintdef(c.oid) as definition
from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_namespace s on s.oid = t.relnamespace
left join pg_class o on o.oid = c.confrelid left join pg_namespace n on n.oid = o.relnamespace
where c.contype in ('p', 'u', 'f')
  and (s.nspname in (select schema from made.filled) or c.contype = 'f' and n.nspname in (select schema from made.filled));
create table made.kept_index as
select pg_get_indexdef(i.indexrelid) as definition
from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace s on s.oid = t.relnamespace
where s.nspname in (select schema from made.filled)
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'));
do $$
declare k record;
begin
  for k in select * from made.kept_constraint order by type = 'f' desc loop
    execute format('alter table %s drop constraint %I', k.on_table, k.name);
  end loop;
  for k in select i.indexrelid::regclass::text as name
           from pg_index i join pg_class t on t.oid = i.indrelid join pg_namespace s on s.oid = t.relnamespace
           where s.nspname in (select schema from made.filled) loop
    execute 'drop index ' || k.name;
  end loop;
end $$;

-- == places
create table made.county as
select c, ('99' || lpad(c::text, 4, '0'))::text collate "C" as code,
       case when c = 1 then 20 else 3 end as townships, case when c = 1 then 15 else 4 end as villages,
       case when c = 1 then 5 else 3 end as members,
       (case when c = 1 then least(60000, greatest(3000, made.engagements() / 150))
             else least(5000, greatest(60, made.engagements() / 4000)) end)::int as households
from generate_series(1, 41) c;

create table made.place as
select c, code, made.say('county', c) as name, null::text collate "C" as parent, 3 as level, -1 as t, -1 as i from made.county
union all
select c, code || lpad((100 + t)::text, 3, '0'), made.say('township', c * 7 + t), code, 4, t, -1
from made.county, generate_series(0, townships - 1) t
union all
select c, code || lpad((100 + t)::text, 3, '0') || lpad((200 + v)::text, 3, '0'), made.say('village', c * 37 + t * villages + v),
       code || lpad((100 + t)::text, 3, '0'), 5, t, t * villages + v
from made.county, generate_series(0, townships - 1) t, generate_series(0, villages - 1) v;

insert into places.county (county, code, name, zone, founded, demo)
select p.c, p.code, p.name, 'Asia/Shanghai', made.at(made.first_day() - 60, 9), false from made.place p where p.level = 3;
insert into places.place (county, code, name, parent, level)
select p.c, p.code, p.name, p.parent, p.level from made.place p;
insert into places.box (county, id, place, spot, set_up)
select c, made.uid('box', c * 1000 + i), code, '村委会门口', made.first_day() from made.place where level = 5;

-- == staff
create table made.department (i int, name text);
insert into made.department values (0, '水务局'), (1, '交通运输局'), (2, '供电局'), (3, '住房和城乡建设局'), (4, '民政局'), (5, '农业农村局'),
  (6, '林业局'), (7, '医疗保障局'), (8, '教育局'), (9, '生态环境局'), (10, '人力资源和社会保障局'), (11, '自然资源局');
create table made.unit as
select c, made.uid('unit', c * 1000) as id, 'county_office' as kind, 0 as i, 'CO' as code, '县民情工作办公室' as name, code as place, null::uuid as parent
from made.county
union all
select c, made.uid('unit', c * 1000 + 1 + t), 'township_office', t, 'T' || t, name || '办公室', code, made.uid('unit', c * 1000)
from made.place where level = 4
union all
select c, made.uid('unit', c * 1000 + 50 + d.i), 'department', d.i, 'D' || d.i, d.name, code, made.uid('unit', c * 1000)
from made.county, made.department d
union all
select c, made.uid('unit', c * 1000 + 100 + i), 'village_group', i, 'G' || code, name || '工作组', code, made.uid('unit', c * 1000 + 1 + t)
from made.place where level = 5;
insert into staff.unit (county, id, code, name, kind, parent, place)
select c, id, code, name, kind, parent, place from made.unit;

-- Officials: o numbers them within their county; m within their unit, its leader first.
create table made.official as
select c, o, made.uid('official', c * 10000 + o) as id, unit, kind, i, m, role, login, place, title
from (
  select u.c, u.id as unit, u.kind, u.i, m, u.place,
         row_number() over (partition by u.c order by u.kind, u.i, m)::int as o,
         case u.kind when 'county_office' then case m when 2 then 'ADMINISTRATOR' else 'COUNTY_OFFICE' end
                     when 'township_office' then 'TOWNSHIP_OFFICE' when 'department' then 'DEPARTMENT'
                     else case m when 0 then 'GROUP_LEADER' else 'OFFICIAL' end end as role,
         case u.kind when 'county_office' then case m when 2 then 'admin' else 'county' || m end
                     when 'township_office' then 't' || u.i || '.' || m when 'department' then 'd' || u.i || '.' || m
                     else 'v' || u.i || '.' || m end as login,
         case u.kind when 'county_office' then case m when 2 then '系统管理员' else '主任' end
                     when 'township_office' then '主任' when 'department' then '副局长'
                     else case m when 0 then '组长' else '驻村干部' end end as title
  from made.unit u join made.county k on k.c = u.c,
       generate_series(0, case u.kind when 'county_office' then 2 when 'village_group' then k.members - 1 else 1 end) m) x;
insert into staff.official (county, id, code, name, search)
select o.c, o.id, 'S' || lpad(o.o::text, 5, '0'), n.name, n.words || array_to_tsvector(array['s' || lpad(o.o::text, 5, '0')])
from made.official o join made.name n on n.kind = 'person' and n.n = made.pick(o.c * 10000 + o.o, 1, (select count(*)::int from made.name where kind = 'person'));
insert into staff.post (county, id, official, unit, role, title, from_day)
select c, made.uid('post', c * 10000 + o), id, unit, role, title, made.first_day() - 40 from made.official;
insert into access.account (county, official, login, password, must_change)
select c, id, login, made.hash(), false from made.official;

-- Who is who over a village.
create table made.team as
select g.c, g.id as unit, g.i, t.id as township, k.id as office, lead.id as lead, second.id as second, clerk.id as clerk
from made.unit g
join made.unit t on t.id = g.parent
join made.unit k on k.c = g.c and k.kind = 'county_office'
join made.official lead on lead.unit = g.id and lead.m = 0
join made.official second on second.unit = g.id and second.m = 1
join made.official clerk on clerk.unit = t.id and clerk.m = 0
where g.kind = 'village_group';
create table made.desk as
select u.c, u.i, u.id as unit, o.id as official
from made.unit u join made.official o on o.unit = u.id and o.m = 0 where u.kind = 'department';
insert into matters.category (county, code, parent, name, name_en, words, unit)
select k.c, x.code, nullif(x.parent, ''), x.name, x.name_en, x.words,
       (select u.id from made.unit u where u.c = k.c and x.unit <> '' and u.name like '%' || x.unit order by u.kind, u.code limit 1)
from made.county k, made.category x;

-- == doors
create table made.door as
select k.c, j, made.uid('door', k.c * 100000 + j) as id,
       case when x.f < 0.96 then 'household' when x.f < 0.99 then 'enterprise' else 'institution' end as kind,
       p.code as place, u.id as unit, first.id as first, second.id as second, x.moved,
       made.uid('link', (k.c * 100000 + j) * 2) as link, made.uid('link', (k.c * 100000 + j) * 2 + 1) as link2
from made.county k
cross join lateral generate_series(0, k.households - 1) j
cross join lateral (select made.h(k.c * 100000 + j, 10) as f,
    case when made.h(k.c * 100000 + j, 12) < 0.2 then made.first_day() + 180 + made.pick(k.c * 100000 + j, 13, 1500) end as moved) x
join made.unit u on u.c = k.c and u.kind = 'village_group' and u.i = j % (k.townships * k.villages)
join made.place p on p.c = k.c and p.i = u.i
join made.official first on first.unit = u.id and first.m = j / (k.townships * k.villages) % k.members
join made.official second on second.unit = u.id and second.m = (j / (k.townships * k.villages) + 1) % k.members;
create index on made.door (c, j);
create index on made.door (id);
analyze made.door, made.county, made.team, made.desk, made.official, made.unit, made.place;

insert into pairings.link (county, id, official, recipient, place, kind, from_day, to_day, reason, batch, ended_by, set_by, set_at)
select d.c, d.link, d.first, d.id, d.place, 'contact', made.first_day() - 30, d.moved, '', made.uid('batch', k.c * 1000 + t.i),
       case when d.moved is not null then made.uid('moved', d.c * 100000 + d.j) end, t.clerk, made.at(made.first_day() - 30, 9)
from made.door d join made.county k on k.c = d.c join made.team t on t.unit = d.unit
union all
select d.c, d.link2, d.second, d.id, d.place, 'contact', d.moved, null, '人员调动', made.uid('moved', d.c * 100000 + d.j),
       null, t.clerk, made.at(d.moved, 9)
from made.door d join made.team t on t.unit = d.unit where d.moved is not null;
insert into pairings.batch (county, id, change, place, from_day, reason, undoes, began, ended, set_by, set_at)
select t.c, made.uid('batch', t.c * 1000 + t.i), 'add', u.place, made.first_day() - 30, '结对全覆盖', null::uuid,
       (select count(*) from made.door d where d.unit = t.unit), 0, t.clerk, made.at(made.first_day() - 30, 9)
from made.team t join made.unit u on u.id = t.unit
union all
select d.c, made.uid('moved', d.c * 100000 + d.j), 'replace', d.place, d.moved, '人员调动', null, 1, 1, t.clerk, made.at(d.moved, 9)
from made.door d join made.team t on t.unit = d.unit where d.moved is not null;
insert into recipients.reach (county, seat, recipient, why)
select c, case when moved is null then first else second end, id, case when moved is null then link else link2 end from made.door;
insert into pairings.card (county, id, official, recipient, place, issued_on, issued_by)
select d.c, made.uid('card', d.c * 100000 + d.j), d.first, d.id, d.place, made.first_day() + made.pick(d.j, 14, 60), d.first
from made.door d where made.h(d.j, 15) < 0.6;

-- == engagements
create table made.heard (i int, said text);
insert into made.heard values (0, '稻谷比去年多收两挑。'), (1, '老人赶场要人帮带药。'), (2, '谈了收成和读书的钱。'), (3, '问危房改造怎么评。'),
  (4, '养了六头猪，担心行情。'), (5, '灶边的柴已经移开。'), (6, '家里添了孙子，问医保。'), (7, '补偿清楚，没有意见。');
insert into engagements.engagement
  (county, id, kind, place, begun_at, ended_at, official, unit, recipient, link, result, occasion, serves, heard, revisit_on, persons,
   only_for, written_at, content, corrects, corrected_by, correction)
select d.c, made.uid('engagement', n), f.kind, d.place, f.begun, f.ended, f.official, d.unit,
       case when f.at_door then d.id end, case when f.at_door then case when f.second then d.link2 else d.link end end,
       case when f.met then 'met' else 'not-home' end, case when f.kind = 'symposium' then '群众座谈会' else '' end,
       case when f.met then (array['direction', 'committees', 'institutions', 'livelihoods', 'hot-issues'])[1 + made.pick(b, 6, 5)] end,
       case when f.met then h.said else '' end, case when not f.met then f.day + 3 end,
       case when not f.met then 0 when f.kind = 'symposium' then 12 + made.pick(b, 7, 28) else 1 end,
       case when f.kind = 'officials-talk' then array[f.official, case when f.official = t.lead then t.second else t.lead end, t.clerk] end,
       least(made.now() - interval '10 minutes', case when n <> b then f.ended + (2 + 3 * made.h(n, 8)) * interval '1 day'
         when made.h(n, 5) < 0.03 then f.ended + (1 + 20 * made.h(n, 9)) * interval '1 day' else f.ended + made.h(n, 9) * interval '3 hours' end),
       sha256(int8send(n)), case when n <> b then made.uid('engagement', b) end,
       case when n / 5 % 50 = 7 and n + 200 < made.engagements() then made.uid('engagement', n + 200) end,
       case when n <> b then '日期写错了' else '' end
from generate_series(0, made.engagements() - 1) n
cross join lateral (select case when n / 5 % 50 = 47 and n >= 200 then n - 200 else n end as b offset 0) x
join made.county k on k.c = case when n % 5 < 2 then 1 else 2 + (n / 5 * 3 + n % 5 - 2) % 40 end
join made.door d on d.c = k.c and d.j = floor(k.households * power(made.h(b, 1), 1.4))::int
join made.team t on t.unit = d.unit
join made.heard h on h.i = made.pick(b, 4, 8)
cross join lateral (select made.first_day() + (b * 1826 / made.engagements())::int as day, made.h(b, 2) as w offset 0) y
cross join lateral (
  select y.day, kind, kind not in ('symposium', 'officials-talk') as at_door, d.moved is not null and y.day >= d.moved as second,
         case when d.moved is not null and y.day >= d.moved then d.second else d.first end as official,
         not (kind = 'home-visit' and made.h(b, 3) < 0.08) as met, made.at(y.day, 8 + 12 * made.h(b, 20)) as begun,
         made.at(y.day, 8 + 12 * made.h(b, 20)) + (20 + 40 * made.h(b, 21)) * interval '1 minute' as ended
  from (select case when y.w < 0.86 then case when d.kind = 'enterprise' then 'enterprise-visit' when y.w < 0.80 then 'home-visit' else 'field-visit' end
                    when y.w < 0.90 then 'symposium' when y.w < 0.94 then 'talk' when y.w < 0.98 then 'reception' else 'officials-talk' end as kind) z
  offset 0) f;
analyze engagements.engagement;

-- == people at the doors
insert into recipients.recipient (county, id, kind, code, name, place, address, categories, last_met, held, content)
select d.c, d.id, d.kind, 'H' || lpad(d.j::text, 6, '0'), n.name, d.place, 1 + d.j % 9 || '组',
       case when made.h(d.j, 16) < 0.25 then array[(array['poor', 'low_income', 'seriously_ill', 'left_behind_child', 'left_behind_elder', 'veteran'])[1 + made.pick(d.j, 17, 6)]] else '{}' end,
       made.day(met.last), 1, sha256(uuid_send(d.id))
from made.door d
join made.name n on n.kind = 'person' and n.n = made.pick(d.c * 100000 + d.j, 18, (select count(*)::int from made.name where kind = 'person'))
left join (select recipient, max(begun_at) as last from engagements.engagement
           where result = 'met' and corrected_by is null group by recipient) met on met.recipient = d.id;
insert into recipients.search (county, recipient, place, words)
select r.county, r.id, r.place, n.words || array_to_tsvector(array[lower(r.code), r.address])
from recipients.recipient r join (select distinct on (name) name, words from made.name where kind = 'person') n on n.name = r.name;
insert into recipients.resident (county, id, household, place, name, relation, sex, born, content)
select d.c, made.uid('resident', (d.c * 100000 + d.j) * 8 + r), d.id, d.place, n.name,
       (array['head', 'spouse', 'child', 'child', 'parent'])[r + 1], (array['m', 'f'])[1 + r % 2],
       date '1960-01-01' + case when r in (2, 3) then 14000 else 0 end + made.pick(d.j * 8 + r, 19, 9000), sha256(uuid_send(d.id))
from made.door d cross join lateral generate_series(0, 1 + made.pick(d.j, 22, 4)) r
join made.name n on n.kind = 'person' and n.n = made.pick((d.c * 100000 + d.j) * 8 + r, 23, (select count(*)::int from made.name where kind = 'person'))
where d.kind = 'household';
insert into engagements.participant (county, engagement, official)
select e.county, e.id, case when e.official = t.lead then t.second else t.lead end
from engagements.engagement e join made.team t on t.unit = e.unit where e.kind in ('symposium', 'officials-talk');

-- == diaries and promises
insert into engagements.diary (county, official, day, unit, place, text, written_at, version)
select e.county, e.official, e.day, u.id, u.place, '今天入户走访，情况都记下来了。', made.at(e.day, 21), 1
from (select distinct county, official, unit, made.day(begun_at) as day from engagements.engagement
      where begun_at >= made.at(made.today() - 365, 0) and corrected_by is null) e join made.unit u on u.id = e.unit;
insert into engagements.reading (county, official, month, unit, leader, comment, grade, read_at)
select o.c, o.id, m.month, o.unit, t.lead, '走访扎实，记得清楚；下月多看看老人户。', (array['excellent', 'good', 'good', 'fair', 'poor'])[1 + made.pick(o.c * 10000 + o.o, 24, 5)],
       made.at((m.month + interval '1 month')::date + 2, 10)
from made.official o join made.team t on t.unit = o.unit,
     (select (date_trunc('month', made.today()) - k * interval '1 month')::date as month from generate_series(1, 12) k) m
where o.role = 'OFFICIAL' and made.at((m.month + interval '1 month')::date + 2, 10) <= made.now();
insert into tasks.task (county, id, kind, text, place, recipient, official, unit, made_by, made_at, due_on, state, ended_at, ended_note, engagement)
select county, made.uid('task', n), 'commitment', '一周内再来，把办理情况告诉您', place, recipient, official, unit, official, written_at, due,
       case when ended is null then 'open' when made.h(n, 26) < 0.93 then 'kept' else 'broken' end, ended,
       case when ended is null then '' when made.h(n, 26) < 0.93 then '已办，当面说过。' else '没有办成，已说明。' end, id
from (select e.*, n, made.day(e.begun_at) + 7 + made.pick(n, 25, 23) as due,
             made.past(case when made.h(n, 27) < 0.97 then made.at(made.day(e.begun_at) + 6 + made.pick(n, 25, 23), 16) end) as ended
      from generate_series(0, made.engagements() / 33) k cross join lateral (select k * 33 as n) i
      join engagements.engagement e on e.id = made.uid('engagement', n)
      where e.result = 'met' and e.recipient is not null and e.corrects is null) x
where ended is null or ended >= written_at;

-- == matters planned
create table made.story (i int, category text collate "C", kind text, collective boolean, desk int, title text, said text, answer text);
insert into made.story values
  (0, 'water.drinking', 'problem', false, 0, '水龙头三天没水', '寨子上头的水管裂了，家里三天没有自来水。', '已更换裂开的水管四十米，现在通水正常。'),
  (1, 'water.irrigation', 'problem', true, 0, '水渠被泥石堵了', '大雨冲下来的泥石堵了水渠，田里放不进水。', '已组织清淤一百二十米，能正常放水。'),
  (2, 'road.village', 'problem', true, 1, '通组路塌了半边', '雨后通组路塌了半边，三轮车过不去。', '塌方路段已加固，路面恢复通车。'),
  (3, 'power.lights', 'suggestion', true, 1, '想装一盏路灯', '寨门口到鼓楼一段晚上黑，老人走路摔过。', '已装太阳能路灯三盏。'),
  (4, 'power.supply', 'problem', false, 2, '电压低带不动打米机', '到了晚上电压低，打米机带不动。', '已更换下户线，测得电压正常。'),
  (5, 'housing.unsafe', 'request', false, 3, '老屋漏雨', '木房后檐漏雨，柱脚烂了，自己修不起。', '已列入危房改造，后檐已经换好。'),
  (6, 'social.minimum', 'consultation', false, 4, '低保怎么申请', '想问低保要哪些材料，到哪里办。', '材料和程序已上门讲清。'),
  (7, 'farm.technique', 'request', false, 5, '椪柑得了黄叶病', '椪柑叶子发黄落果，不知道打什么药。', '技术员到果园看过，已教用药和排水。'),
  (8, 'land.forest', 'problem', false, 6, '林地界线有争议', '两家的杉木林中间没有界桩，想请人来看。', '上山看过，按老图定了界。'),
  (9, 'medical.insurance', 'complaint', false, 7, '报销没到账', '八月份住院的钱还没有报下来。', '卡号登记有误，已改正，报销款已到账。'),
  (10, 'school.facilities', 'suggestion', true, 8, '村小缺取暖炉', '冬天教室冷，想给村小添几个取暖炉。', '已给六间教室配电暖气。'),
  (11, 'environment.waste', 'complaint', true, 9, '垃圾没有人拉', '寨脚的垃圾池两个月没有拉。', '已清运，并定为每周拉两次。'),
  (12, 'job.training', 'request', false, 10, '想学电焊出去找活', '想学一门手艺，听说县里有电焊培训。', '已报上下一期电焊班。'),
  (13, 'housing.permit', 'request', false, 11, '宅基地审批', '想起新房，宅基地批了半年没有下来。', '已现场丈量，批文已送到家。');

-- A line for each matter with the moment of each step it has taken; what would lie after now is not there.
create table made.matter as
select m, made.uid('matter', m) as id, e.county as c, e.id as engagement, e.begun_at as raised_at, e.place, e.recipient as door, e.link,
       v.visit, v.channel, case when v.channel = 'page' then null when v.visit then e.official else t.clerk end as raised_by,
       case when v.channel = 'page' then null when v.visit then t.unit else t.township end as raised_unit,
       case when v.channel = 'page' then 'SYSTEM' when not v.visit then 'TOWNSHIP_OFFICE' when e.official = t.lead then 'GROUP_LEADER' else 'OFFICIAL' end as raised_role,
       case when v.visit or (v.channel <> 'page' and made.h(m, 42) < 0.5) then e.recipient end as recipient,
       t.unit as team, t.lead, t.second, t.clerk, t.township, t.office, s.i as story, s.category, s.kind, s.collective,
       case when s1.t_sort is not null and f.urgent then 'urgent' else 'ordinary' end as priority,
       case when f.urgent then 'handle-urgent' when s.kind = 'consultation' then 'handle-consultation' else 'handle' end as rule,
       f.own, case when f.own then t.township else d.unit end as desk, case when f.own then t.clerk else d.official end as desk_official,
       wrong.unit as wrong, wrong.official as wrong_official, help.unit as help,
       t0, s1.t_withdraw, s1.t_spot, s1.t_sort, s2.t_dispatch, s3.t_return, s4.t_again, s5.t_accept, s6.t_divert, s6.next_look, s7.t_up,
       s8.t_answer, s9.t_unsat, s10.t_answer2, s11.t_close, s9.t_rated, s9.score, s9.t_propose, s9.decided, s9.t_decide,
       case when made.h(m, 43) < 0.8 or f.spot then 'solved' when made.h(m, 43) < 0.92 then 'partly' else 'explained' end as outcome
from generate_series(0, made.matters() - 1) m
cross join lateral (select m * (made.engagements() / made.matters()) + made.pick(m, 41, (made.engagements() / made.matters())::int) as en offset 0) i
join engagements.engagement e on e.id = made.uid('engagement', i.en)
join made.team t on t.unit = e.unit
join made.story s on s.i = made.pick(m, 30, 14)
join made.desk d on d.c = e.county and d.i = s.desk
cross join lateral (select e.result = 'met' and e.corrects is null and e.kind <> 'officials-talk' as visit, made.h(m, 44) as w) v0
cross join lateral (select v0.visit, case when v0.visit then case when e.kind = 'reception' then 'reception' else 'visit' end
    else (array['page', 'page', 'hotline', 'hotline', 'letter', 'mailbox', 'box', 'card'])[1 + floor(v0.w * 8)::int] end as channel offset 0) v
cross join lateral (select least(case when v.visit then e.written_at else e.begun_at end, made.now() - interval '5 minutes') as t0,
    made.h(m, 31) as fate, made.h(m, 31) >= 0.01 and made.h(m, 31) < 0.10 and v.visit as spot, made.h(m, 32) < 0.15 as own,
    made.h(m, 45) < 0.06 as urgent, made.h(m, 33) < 0.06 and made.h(m, 32) >= 0.15 as returned, made.h(m, 34) as goes, made.h(m, 35) as look offset 0) f
left join made.desk wrong on wrong.c = e.county and f.returned and wrong.i = (s.desk + 5) % 12
left join made.desk help on help.c = e.county and not f.own and not f.spot and made.h(m, 40) < 0.04 and help.i = (s.desk + 7) % 12
cross join lateral (select made.past(case when f.fate < 0.01 then t0 + interval '20 hours' end) as t_withdraw,
    made.past(case when f.spot then t0 + interval '1 second' end) as t_spot,
    made.past(case when not f.spot and f.fate >= 0.01 and not (f.fate between 0.11 and 0.115) then t0 + (0.5 + 1.5 * made.h(m, 51)) * interval '1 day' end) as t_sort offset 0) s1
cross join lateral (select made.past(case when not f.own then s1.t_sort + interval '10 minutes' end) as t_dispatch offset 0) s2
cross join lateral (select made.past(case when f.returned then s2.t_dispatch + (0.5 + made.h(m, 52)) * interval '1 day' end) as t_return offset 0) s3
cross join lateral (select made.past(s3.t_return + made.h(m, 53) * interval '2 days') as t_again offset 0) s4
cross join lateral (select made.past(case when f.own then s1.t_sort + interval '10 minutes' when f.fate between 0.115 and 0.12 then null
    else case when f.returned then s4.t_again else s2.t_dispatch end + (0.3 + 2 * made.h(m, 54)) * interval '1 day' end) as t_accept offset 0) s5
cross join lateral (select x.t_divert, made.day(x.t_divert) + 60 + made.pick(m, 55, 340) as next_look
    from (select made.past(case when f.goes < 0.04 then s5.t_accept + (3 + 10 * made.h(m, 56)) * interval '1 day' end) as t_divert) x offset 0) s6
cross join lateral (select made.past(made.at(s6.next_look, 10)) as t_up offset 0) s7
cross join lateral (select coalesce(s1.t_spot, made.past(case when f.goes < 0.04 then s7.t_up + interval '10 days'
    when f.goes < 0.045 then null when f.urgent then s5.t_accept + (0.5 + 2.5 * made.h(m, 57)) * interval '1 day'
    when s.kind = 'consultation' then s5.t_accept + (1 + 4 * made.h(m, 57)) * interval '1 day'
    when made.h(m, 58) < 0.05 then s5.t_accept + (22 + 30 * made.h(m, 57)) * interval '1 day'
    else s5.t_accept + (2 + 13 * made.h(m, 57)) * interval '1 day' end)) as t_answer offset 0) s8
cross join lateral (select made.past(case when f.look between 0.03 and 0.08 then s8.t_answer + (10 + 18 * made.h(m, 59)) * interval '1 day' end) as t_unsat,
    made.past(case when made.h(m, 36) < 0.55 then s8.t_answer + (1 + 8 * made.h(m, 60)) * interval '1 day' end) as t_rated,
    (array[5, 5, 5, 5, 4, 4, 4, 3, 2, 1])[1 + made.pick(m, 61, 10)] as score,
    made.past(case when made.h(m, 37) < 0.3 then s8.t_answer + interval '4 hours' end) as t_propose,
    case when made.h(m, 38) < 0.90 then 'posted' when made.h(m, 38) < 0.97 then 'withheld' else 'proposed' end as decided,
    made.past(case when made.h(m, 37) < 0.3 and made.h(m, 38) < 0.97 then s8.t_answer + interval '28 hours' end) as t_decide offset 0) s9
cross join lateral (select made.past(s9.t_unsat + (3 + 9 * made.h(m, 62)) * interval '1 day') as t_answer2 offset 0) s10
cross join lateral (select made.past(case when f.look < 0.03 then null when f.look < 0.08 then s10.t_answer2 + interval '14 days'
    else s8.t_answer + (10 + 18 * made.h(m, 59)) * interval '1 day' end) as t_close offset 0) s11;

create table made.numbered as
select m, 'M-' || y || '-' || lpad(serial::text, greatest(6, length(serial::text)), '0') as number, y, c, serial
from (select m, c, extract(year from t0 at time zone 'Asia/Shanghai')::int as y,
             row_number() over (partition by c, extract(year from t0 at time zone 'Asia/Shanghai') order by t0, m) as serial from made.matter) x;
create table made.stand as
select p.m, n.number, x.state, x.state not in ('closed', 'withdrawn') as open, x.handled_from,
       case when x.state = 'diverted' then p.next_look when x.handled_from is not null then h.due_on else s.due_on end as due_on,
       case when p.t_accept is null then p.township else p.desk end as holder,
       case when x.state = 'offered' then case when p.wrong is not null and p.t_again is null then p.wrong else p.desk end end as asked
from made.matter p
join made.numbered n on n.m = p.m
cross join lateral (
  select case when t_withdraw is not null then 'withdrawn' when t_close is not null then 'closed' when t_answer2 is not null then 'answered'
              when t_unsat is not null then 'handling' when t_answer is not null then 'answered' when t_up is not null then 'handling'
              when t_divert is not null then 'diverted' when t_accept is not null then 'handling' when t_again is not null then 'offered'
              when t_return is not null then 'returned' when t_dispatch is not null then 'offered' else 'raised' end as state,
         coalesce(t_unsat, t_up, case when own then t_accept else t_dispatch end) as handled_from offset 0) x
join made.due s on s.rule = 'sort' and s.day = made.day(p.raised_at)
left join made.due h on h.rule = p.rule and h.day = made.day(x.handled_from);
analyze made.matter, made.numbered, made.stand;

-- == matters
insert into matters.matter
  (county, id, number, kind, category, title, text, place, recipient, collective, priority, channel, raised_at, raised_by, raised_unit,
   engagement, link, contact_name, anonymous, follow_code, content, state, holder, offered_to, assisting, due_on, outcome, answer, answered_at,
   reason_class, next_look, reopened, closed_at, version)
select p.c, p.id, s.number, y.kind, case when p.t_sort is not null then y.category end, y.title, y.said, p.place, p.recipient, y.collective, p.priority,
       p.channel, p.raised_at, p.raised_by, p.raised_unit, case when p.visit then p.engagement end, case when p.visit then p.link end,
       case when p.channel = 'page' and p.m % 2 = 0 then '张家' else '' end, p.channel = 'page' and p.m % 2 = 1,
       sha256(convert_to(p.c || ':' || made.follow_code(), 'UTF8')), sha256(int8send(p.m)), s.state, s.holder, s.asked,
       case when p.help is not null and p.t_dispatch is not null then array[p.help] else '{}' end, s.due_on,
       case when p.t_answer is not null then p.outcome end, case when p.t_answer is not null then y.answer end, coalesce(p.t_answer2, p.t_answer),
       case when s.state = 'diverted' then (array['no-money', 'policy', 'law', 'technical', 'waiting-for-project'])[1 + made.pick(p.m, 63, 5)] end,
       case when s.state = 'diverted' then p.next_look end, case when p.t_unsat is null then 0 else 1 end, coalesce(p.t_close, p.t_withdraw),
       num_nonnulls(p.t_withdraw, p.t_sort, p.t_dispatch, p.t_return, p.t_again, p.t_accept, p.t_divert, p.t_up, p.t_answer, p.t_unsat, p.t_answer2, p.t_close)
from made.matter p join made.stand s on s.m = p.m join made.story y on y.i = p.story
order by p.raised_at, p.m;
insert into matters.number_block (county, year, next)
select c, y, 1 + 32 * ceil(max(serial) / 32.0)::int from made.numbered group by c, y;

-- == trays
insert into matters.tray (county, seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open, said, rated_low, posted, proposed_at)
select p.c, x.seat, p.id, x.part, s.state, s.due_on, p.place, case when p.t_sort is not null then p.category end, p.kind, p.priority, p.raised_at, s.open, n.said,
       p.t_rated is not null and p.score <= 2, p.t_propose is not null and p.t_decide is not null and p.decided = 'posted',
       case when p.t_decide is null then p.t_propose end
from made.matter p join made.stand s on s.m = p.m join matters.matter n on n.county = p.c and n.id = p.id
cross join lateral (values (s.holder, 'holds'), (s.asked, 'offered'), (case when p.t_dispatch is not null then p.help end, 'assists'),
    (p.raised_by, 'raised'), (p.team, 'watches'), (case when s.holder <> p.township then p.township end, 'watches'), (p.office, 'watches')) x(seat, part)
where x.seat is not null
order by p.raised_at, p.m;
insert into recipients.reach (county, seat, recipient, why)
select p.c, x.seat, p.recipient, p.id from made.matter p
cross join lateral (values (coalesce(p.wrong, p.desk)), (p.help), (case when p.wrong is not null and p.t_again is not null then p.desk end)) x(seat)
where p.recipient is not null and p.t_dispatch is not null and x.seat is not null;

-- == clocks
create table made.clock as
select p.m, x.k, p.c, made.uid('clock ' || x.k || ' ', p.m) as id, p.id as subject, x.purpose, x.unit, x.rule, x.started, x.ended, p.t_withdraw is not null as dropped,
       d.due_on, d.at_risk, d.overdue, d.provisional, d.alarms, d.warns, cardinality(array(select a from unnest(d.alarms) a where a <= coalesce(x.ended, made.now()))) as rung
from made.matter p
cross join lateral (values
  (1, 'sort', 'sort', case when p.t_sort is not null then p.township end, p.raised_at, coalesce(p.t_withdraw, p.t_spot, p.t_dispatch, case when p.own then p.t_accept end)),
  (2, 'accept', 'accept', p.township, p.t_dispatch, case when p.wrong is not null then p.t_return else p.t_accept end),
  (3, 'accept', 'accept', p.township, p.t_again, p.t_accept),
  (4, 'handle', p.rule, case when p.t_accept is null then p.township else p.desk end, case when p.own then p.t_accept else p.t_dispatch end, coalesce(p.t_divert, p.t_answer)),
  (5, 'look-again', 'look-again', p.desk, case when p.t_divert is not null then made.at(p.next_look, 12) end, p.t_up),
  (6, 'handle', p.rule, p.desk, p.t_up, p.t_answer),
  (7, 'look-back', 'look-back', null, p.t_answer, coalesce(p.t_unsat, p.t_close)),
  (8, 'handle', p.rule, p.desk, p.t_unsat, p.t_answer2),
  (9, 'look-back', 'look-back', null, p.t_answer2, p.t_close)) x(k, purpose, rule, unit, started, ended)
join made.due d on d.rule = x.rule and d.day = made.day(x.started)
where x.started is not null;
insert into deadlines.clock
  (county, id, subject, purpose, unit, rule, rule_version, started_at, calendar, checked, due_on, at_risk_from, overdue_from, provisional, state, ended_at,
   warned, escalated, acts_at)
select c, id, subject, purpose, unit, rule, 1, started, made.calendar(), made.calendar(), due_on, at_risk, overdue, provisional,
       case when ended is null then 'running' when dropped then 'dropped' when overdue <= ended then 'late' else 'met' end, ended,
       rung > 0, greatest(0, rung - warns), case when ended is null then alarms[rung + 1] end
from made.clock;
-- What the timer said of those that were at risk or ran out: level by level up the holder's line, as far as it goes.
create table made.alarm as
select k.m, k.c, k.k, k.id, k.subject, k.purpose, k.due_on, i - k.warns as level, a.at, l.line[greatest(1, i - k.warns)] as told
from made.clock k cross join lateral unnest(k.alarms) with ordinality a(at, i)
join made.stand s on s.m = k.m
join staff.unit u on u.county = k.c and u.id = s.holder left join staff.unit over_it on over_it.county = k.c and over_it.id = u.parent
cross join lateral (select array_remove(array[u.id, over_it.id, over_it.parent], null) as line) l
where a.i <= k.rung and (k.ended is null or k.overdue <= k.ended) and a.i - k.warns <= cardinality(l.line);
analyze made.alarm;

-- == steps
insert into matters.step (county, id, matter, at, lifecycle, step, official, unit, role, text, facts)
select p.c, made.uid(x.step || x.k, p.m), p.id, x.at, x.lifecycle, x.step, x.official, x.unit, x.role, x.said, x.facts
from made.matter p join made.story y on y.i = p.story
cross join lateral (values
  (1, p.t0, 'handling', 'raise', p.raised_by, p.raised_unit, p.raised_role, '', jsonb_build_object('channel', p.channel)),
  (1, p.t_withdraw, 'handling', 'withdraw', null, null, 'RESIDENT', '已经自己解决了。', '{}'),
  (1, p.t_spot, 'handling', 'solve-on-spot', p.raised_by, p.raised_unit, p.raised_role, y.answer, '{}'),
  (1, p.t_sort, 'handling', 'sort', p.clerk, p.township, 'TOWNSHIP_OFFICE', '',
     jsonb_build_object('kind', y.kind, 'category', y.category, 'priority', p.priority, 'collective', y.collective)),
  (1, p.t_dispatch, 'handling', 'dispatch', p.clerk, p.township, 'TOWNSHIP_OFFICE', '请尽快到现场查看并书面答复。',
     case when p.help is null then jsonb_build_object('to', coalesce(p.wrong, p.desk)) else jsonb_build_object('to', coalesce(p.wrong, p.desk), 'assisting', array[p.help]) end),
  (1, p.t_return, 'handling', 'return', p.wrong_official, p.wrong, 'DEPARTMENT', '不归我们管，请转给主管的局。', '{}'),
  (2, p.t_again, 'handling', 'dispatch', p.clerk, p.township, 'TOWNSHIP_OFFICE', '请尽快到现场查看并书面答复。', jsonb_build_object('to', p.desk)),
  (1, p.t_accept, 'handling', 'accept', p.desk_official, p.desk, case when p.own then 'TOWNSHIP_OFFICE' else 'DEPARTMENT' end, '', '{}'),
  (1, p.t_divert, 'handling', 'divert', p.desk_official, p.desk, case when p.own then 'TOWNSHIP_OFFICE' else 'DEPARTMENT' end, '今年资金已经排完，已报明年计划。',
     jsonb_build_object('reason', 'no-money', 'nextLook', p.next_look)),
  (1, p.t_up, 'handling', 'take-up-again', p.desk_official, p.desk, case when p.own then 'TOWNSHIP_OFFICE' else 'DEPARTMENT' end, '资金到位，重新办理。', '{}'),
  (1, case when p.t_spot is null then p.t_answer end, 'handling', 'answer', p.desk_official, p.desk, case when p.own then 'TOWNSHIP_OFFICE' else 'DEPARTMENT' end, y.answer,
     jsonb_build_object('outcome', p.outcome)),
  (1, p.t_unsat, 'look-back', 'dissatisfy', coalesce(case when p.visit then p.raised_by end, p.second), p.team, 'OFFICIAL', '又坏了，没有办好。', '{}'),
  (1, p.t_unsat + interval '1 microsecond', 'handling', 'reopen', coalesce(case when p.visit then p.raised_by end, p.second), p.team, 'OFFICIAL', '又坏了，没有办好。', '{}'),
  (2, p.t_answer2, 'handling', 'answer', p.desk_official, p.desk, case when p.own then 'TOWNSHIP_OFFICE' else 'DEPARTMENT' end, y.answer, jsonb_build_object('outcome', p.outcome)),
  (1, p.t_close, 'look-back', 'satisfy', coalesce(case when p.visit then p.raised_by end, p.second), p.team, 'OFFICIAL', '到家里看过，已经办好。', '{}'),
  (1, p.t_close + interval '1 microsecond', 'handling', 'close', coalesce(case when p.visit then p.raised_by end, p.second), p.team, 'OFFICIAL', '', '{}'),
  (1, p.t_rated, 'rating', 'rate', null, null, 'RESIDENT', '', jsonb_build_object('score', p.score)),
  (1, p.t_propose, 'publication', 'propose', p.lead, p.team, 'GROUP_LEADER', '', '{}'),
  (1, p.t_decide, 'publication', case p.decided when 'posted' then 'post' else 'withhold' end, p.clerk, p.township, 'TOWNSHIP_OFFICE',
     case p.decided when 'posted' then '' else '涉及个人情况，不宜公开。' end, '{}'))
  x(k, at, lifecycle, step, official, unit, role, said, facts)
where x.at is not null
order by p.m;
insert into matters.step (county, id, matter, at, lifecycle, step, official, unit, role, text, facts)
select a.c, made.uid('alarm ' || a.k || ' ' || a.level || ' ', a.m), a.subject, a.at, 'clock', case when a.level = 0 then 'at-risk' else 'escalated' end, null, null, 'SYSTEM', '',
       jsonb_build_object('due', a.due_on, 'purpose', a.purpose)
         || case when a.level = 0 then '{}' else jsonb_build_object('level', a.level, 'clock', a.id, 'to', a.told) end
from made.alarm a;

-- == what runs beside
insert into aftercare.look_back (county, id, matter, place, official, unit, due_on, state, done_at, done_by, note)
select p.c, made.uid('look ' || x.k || ' ', p.m), p.id, p.place, case when p.visit then p.raised_by end, p.team, d.due_on, x.state, x.done,
       case when x.done is not null then coalesce(case when p.visit then p.raised_by end, p.second) end,
       case x.state when 'satisfied' then '到家里看过，已经办好。' when 'not-satisfied' then '又坏了，没有办好。' else '' end
from made.matter p
cross join lateral (values
  (1, p.t_answer, case when p.t_unsat is not null then 'not-satisfied' when p.t_close is not null then 'satisfied' else 'due' end, coalesce(p.t_unsat, p.t_close)),
  (2, p.t_answer2, case when p.t_close is not null then 'satisfied' else 'due' end, p.t_close)) x(k, since, state, done)
join made.due d on d.rule = 'look-back' and d.day = made.day(x.since)
where x.since is not null;
insert into aftercare.rating (county, id, matter, invited_at, state, score, rated_at, channel, independent)
select p.c, made.uid('rating ' || x.k || ' ', p.m), p.id, x.invited, case when x.rated is null then 'invited' else 'rated' end,
       case when x.rated is not null then p.score end, x.rated, case when x.rated is not null then 'follow' end, s.holder is distinct from p.raised_unit
from made.matter p join made.stand s on s.m = p.m
cross join lateral (values (1, p.t_answer, p.t_rated), (2, case when p.t_rated <= p.t_answer2 then p.t_answer2 end, null)) x(k, invited, rated)
where x.invited is not null;
insert into aftercare.rating_tally (county, score, given, kept)
select county, score, count(*), count(*) from aftercare.rating where score is not null group by county, score;
insert into aftercare.publication
  (county, matter, number, state, title, text, answer, township, place, proposed_by, proposed_at, decided_by, posted_at, handling, open, holder, due_on, closed_at)
select p.c, p.id, s.number, case when p.t_decide is null then 'proposed' else p.decided end, y.title, y.said, y.answer, left(p.place, 9), p.place, p.lead, p.t_propose,
       case when p.t_decide is not null then p.clerk end, case when p.decided = 'posted' then p.t_decide end,
       s.state, s.state not in ('answered', 'closed', 'withdrawn'), s.holder, s.due_on, p.t_close
from made.matter p join made.stand s on s.m = p.m join made.story y on y.i = p.story where p.t_propose is not null;
-- Requests for more time: those that wait, and some that were refused.
insert into aftercare.extension (county, id, matter, asked_at, asked_by, until_day, reason, state, decided_by, decided_at, note)
select p.c, made.uid('extension', p.m), p.id, p.t_accept + interval '1 day', p.desk_official, s.due_on + 10, '材料要从外县运来。',
       case when x.decided is null then 'asked' else 'refused' end, case when x.decided is not null then p.clerk end, x.decided, case when x.decided is null then '' else '请按期办结。' end
from made.matter p join made.stand s on s.m = p.m
cross join lateral (select case when s.state = 'handling' and made.h(p.m, 64) < 0.5 then null else p.t_accept + interval '2 days' end as decided) x
where p.t_accept + interval '2 days' < made.now() and p.t_unsat is null and p.t_divert is null
  and made.h(p.m, 39) < case when s.state = 'handling' and not p.own then 0.2 when not p.own then 0.01 else 0 end;
update matters.tray t set extension_asked = true
from aftercare.extension e where e.state = 'asked' and t.county = e.county and t.matter = e.matter;
insert into matters.step (county, id, matter, at, lifecycle, step, official, unit, role, text, facts)
select e.county, made.uid('extension ' || x.step || ' ' || e.id, 0), e.matter, x.at, 'extension', x.step, x.official, x.unit, x.role, x.said, jsonb_build_object('until', e.until_day)
from aftercare.extension e join made.matter p on p.id = e.matter
cross join lateral (values ('ask', e.asked_at, e.asked_by, p.desk, 'DEPARTMENT', e.reason), ('refuse', e.decided_at, e.decided_by, p.township, 'TOWNSHIP_OFFICE', e.note))
  x(step, at, official, unit, role, said)
where x.at is not null;

-- == notices of a year
insert into messages.notice (county, id, seat, key, facts, subject, href, made_at, read_at, read_by)
select p.c, made.uid('notice ' || x.k || ' ', p.m), x.seat, 'matters.notice.' || x.what, jsonb_build_object('a-number', s.number), p.id, '/matters/' || s.number, x.at,
       made.past(case when made.h(p.m, 65 + x.k) < 0.8 then x.at + interval '5 hours' end),
       case when made.h(p.m, 65 + x.k) < 0.8 and x.at + interval '5 hours' <= made.now() then x.reader end
from made.matter p join made.stand s on s.m = p.m
cross join lateral (values (1, p.t_dispatch, coalesce(p.wrong, p.desk), 'asked', p.desk_official), (2, p.t_again, p.desk, 'asked', p.desk_official),
    (3, p.t_return, p.township, 'returned', p.clerk), (4, p.t_divert, p.raised_by, 'diverted', p.raised_by),
    (5, case when p.t_spot is null then p.t_answer end, p.raised_by, 'answered', p.raised_by), (6, p.t_unsat, p.desk, 'reopened', p.desk_official),
    (7, case when p.collective and p.t_spot is null then p.t_answer end, p.team, 'answered-collective', p.lead),
    (8, case when p.collective and p.t_spot is null then p.t_answer end, p.office, 'answered-collective', made.uid('official', p.c * 10000 + 1))) x(k, at, seat, what, reader)
where x.at >= made.at(made.today() - 365, 0) and x.seat is not null;
insert into messages.notice (county, id, seat, key, facts, subject, href, made_at)
select a.c, made.uid('told ' || a.k || ' ' || a.level || ' ', a.m), a.told,
       'deadlines.notice.' || case when a.level = 0 then 'at-risk' when a.told = p.office then 'overdue-3' when a.level > 1 and a.told = p.township then 'overdue-2' else 'overdue-1' end,
       jsonb_build_object('a-number', s.number, 'b-purpose', '@deadlines.purpose.' || a.purpose, 'c-on', a.due_on), a.subject, '/matters/' || s.number, a.at
from made.alarm a join made.matter p on p.m = a.m join made.stand s on s.m = a.m
where a.at >= made.at(made.today() - 365, 0);

-- == trail of sixty days
insert into audit.entry (county, id, at, actor, role, action, subject, facts, seal)
select e.county, made.uid('trail ' || e.id, 0), e.written_at, e.official, case when e.official = t.lead then 'GROUP_LEADER' else 'OFFICIAL' end,
       case when e.corrects is null then 'visit.record' else 'visit.correct' end, e.id, jsonb_build_object('kind', e.kind, 'met', e.result = 'met'), 1
from engagements.engagement e join made.team t on t.unit = e.unit where e.written_at >= made.at(made.today() - 60, 0)
union all
select s.county, made.uid('trail ' || s.id, 0), s.at, s.official, s.role, case s.lifecycle when 'handling' then 'matter.' else s.lifecycle || '.' end || s.step, s.matter, '{}', 1
from matters.step s where s.at >= made.at(made.today() - 60, 0) and s.lifecycle <> 'clock'
union all
select c, made.uid('left ', n), made.at(made.today() - n % 60, 9 + n % 8), made.uid('official', c * 10000 + 5), 'OFFICIAL', 'route GET /staff', null, '{}', 1
from made.county, generate_series(1, 200) n;
update audit.entry set refused = 'NOT_YOURS' where action = 'route GET /staff';
insert into audit.seal (county, number, sealed_at, entries, hash)
select county, 1, made.now(), count(*), sha256(string_agg(audit.fingerprint(e), ''::bytea order by e.id)) from audit.entry e group by county;

-- == keys put up
do $$
declare k record;
begin
  for k in select * from made.kept_constraint where type <> 'f' order by on_table, type loop
    execute format('alter table %s add constraint %I %s', k.on_table, k.name, k.definition);
  end loop;
  for k in select * from made.kept_index loop
    execute k.definition;
  end loop;
end $$;

-- == keys between tables checked
do $$
declare k record;
begin
  for k in select * from made.kept_constraint where type = 'f' loop
    execute format('alter table %s add constraint %I %s', k.on_table, k.name, k.definition);
  end loop;
end $$;

-- == swept
drop table made.clock, made.alarm, made.stand, made.numbered, made.matter, made.door, made.heard, made.story, made.due, made.category, made.name,
  made.place, made.unit, made.official, made.team, made.desk, made.department, made.county, made.kept_constraint, made.kept_index cascade;
