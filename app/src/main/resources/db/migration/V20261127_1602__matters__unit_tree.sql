-- Units watch what lies with a unit below them, as the tree of units says, not only by their place: a bureau sees the
-- matters of its stations. When the tree or a unit's place changes, the trays follow.

create function matters.units_above(in_county int, units uuid[]) returns setof uuid
  language sql stable set search_path = pg_catalog
  begin atomic
    with recursive up(id) as (
      select u.parent from staff.unit u where u.county = in_county and u.id = any (units) and u.parent is not null
      union select u.parent from staff.unit u join up on u.id = up.id where u.county = in_county and u.parent is not null)
    select up.id from up;
  end;
create function matters.units_within(in_county int, in_unit uuid) returns setof uuid
  language sql stable set search_path = pg_catalog
  begin atomic
    with recursive down(id) as (
      select in_unit
      union select u.id from staff.unit u join down on u.parent = down.id where u.county = in_county)
    select down.id from down;
  end;

create or replace function matters.seats_of(m matters.matter) returns table (seat uuid, part text)
  language sql stable set search_path = pg_catalog
  begin atomic
    select distinct on (x.seat) x.seat, x.part from (
      select m.holder, 'holds', 1
      union all select m.offered_to, 'offered', 2
      union all select a.unit, 'assists', 3 from unnest(m.assisting) a(unit)
      union all select m.raised_by, 'raised', 4
      union all select u.id, 'watches', 5 from staff.unit u
        where u.county = m.county and u.ended is null
          and u.kind in ('village_group', 'township_office', 'county_office')
          and u.place in (left(m.place, 6), left(m.place, 9), left(m.place, 12))
      union all select up, 'watches', 5
        from matters.units_above(m.county, m.assisting || m.holder || m.offered_to) up) x(seat, part, rank)
    where x.seat is not null
    order by x.seat, x.rank;
  end;

-- As before; the seats are worked out once.
create or replace function matters.lay(in_county int, in_matter uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare m matters.matter;
begin
  select * into strict m from matters.matter x where x.county = in_county and x.id = in_matter;
  with s as materialized (select * from matters.seats_of(m)),
  gone as (delete from matters.tray t
           where t.county = in_county and t.matter = in_matter and t.seat not in (select s.seat from s))
  insert into matters.tray as t
    (county, seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open, said)
  select in_county, s.seat, in_matter, s.part, m.state, m.due_on, m.place, m.category, m.kind, m.priority, m.raised_at,
    m.state not in ('closed', 'withdrawn'), m.said
  from s
  on conflict (county, seat, matter) do update
    set part = excluded.part, state = excluded.state, due_on = excluded.due_on, place = excluded.place,
        category = excluded.category, kind = excluded.kind, priority = excluded.priority,
        raised_at = excluded.raised_at, open = excluded.open, said = excluded.said
    where (t.part, t.state, t.due_on, t.place, t.category, t.kind, t.priority, t.raised_at, t.open, t.said)
      is distinct from (excluded.part, excluded.state, excluded.due_on, excluded.place, excluded.category,
        excluded.kind, excluded.priority, excluded.raised_at, excluded.open, excluded.said);
end $$;

-- The matters of a unit's place, and those that lie with it or with a unit below it.
create function matters.follow_unit() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform matters.lay(x.county, x.matter) from (
    select m.county, m.id from matters.matter m
    where new.kind <> 'department' and m.county = new.county and m.place >= new.place and m.place < new.place || ':'
    union select m.county, m.id from matters.matter m
    where tg_op = 'UPDATE' and old.kind <> 'department'
      and m.county = old.county and m.place >= old.place and m.place < old.place || ':'
    union select t.county, t.matter from matters.tray t
    where t.county = new.county and t.seat in (select d from matters.units_within(new.county, new.id) d)) x(county, matter);
  return null;
end $$;

grant create on schema matters to doorstep_search;
alter function matters.follow_unit() owner to doorstep_search;
revoke create on schema matters from doorstep_search;
revoke all on function matters.units_above(int, uuid[]), matters.units_within(int, uuid), matters.follow_unit() from public;
grant execute on function matters.units_above(int, uuid[]), matters.units_within(int, uuid) to doorstep_search;

create trigger unit_made_is_followed after insert on staff.unit
  for each row execute function matters.follow_unit();
create trigger unit_moved_is_followed after update of parent, place, kind, ended on staff.unit
  for each row when ((old.parent, old.place, old.kind, old.ended) is distinct from (new.parent, new.place, new.kind, new.ended))
  execute function matters.follow_unit();
