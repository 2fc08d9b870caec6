-- Doors nobody is linked with are few among many: how many links hold with a door is kept at the door,
-- and an index has those with none. A door that is new has none, so an import writes nothing for it.
alter table recipients.recipient add column held int not null default 0; -- links that hold with it

create or replace function pairings.follow_links() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op <> 'INSERT' then
    delete from recipients.reach r using before b
    where r.county = b.county and r.seat = b.official and r.recipient = b.recipient and r.why = b.id;
    update recipients.recipient r set held = r.held - n.held
    from (select b.county, b.recipient, count(*)::int as held from before b
          where b.recipient is not null and b.to_day is null group by b.county, b.recipient) n
    where r.county = n.county and r.id = n.recipient;
    update pairings.batch t set began = t.began - n.began, ended = t.ended - n.ended
    from (select x.county, x.batch, sum(x.began) as began, sum(x.ended) as ended
          from (select b.county, b.batch, 1 as began, 0 as ended from before b
                union all select b.county, b.ended_by, 0, 1 from before b where b.ended_by is not null) x
          group by x.county, x.batch) n
    where t.county = n.county and t.id = n.batch;
  end if;
  if tg_op <> 'DELETE' then
    insert into recipients.reach (county, seat, recipient, why)
    select w.county, w.official, w.recipient, w.id from written w
    where w.recipient is not null and w.to_day is null
    on conflict do nothing;
    update recipients.recipient r set held = r.held + n.held
    from (select w.county, w.recipient, count(*)::int as held from written w
          where w.recipient is not null and w.to_day is null group by w.county, w.recipient) n
    where r.county = n.county and r.id = n.recipient;
    update pairings.batch t set began = t.began + n.began, ended = t.ended + n.ended
    from (select x.county, x.batch, sum(x.began) as began, sum(x.ended) as ended
          from (select w.county, w.batch, 1 as began, 0 as ended from written w
                union all select w.county, w.ended_by, 0, 1 from written w where w.ended_by is not null) x
          group by x.county, x.batch) n
    where t.county = n.county and t.id = n.batch;
  end if;
  return null;
end $$;
grant update (held) on recipients.recipient to doorstep_search;

-- The same for what is there already, past row security: no county is asking.
set role doorstep_search;
update recipients.recipient r set held = n.held
from (select l.county, l.recipient, count(*)::int as held from pairings.link l
      where l.recipient is not null and l.to_day is null group by l.county, l.recipient) n
where r.county = n.county and r.id = n.recipient;
reset role;

create index recipient_unheld on recipients.recipient (county, kind, place, (code collate "C"))
  where held = 0 and ended is null and erased_at is null;

create or replace view pairings.door with (security_invoker = true) as
  select county, id as recipient, kind as what, code collate "C" as code, name, place, address, categories, held
  from recipients.recipient
  where ended is null and erased_at is null;
