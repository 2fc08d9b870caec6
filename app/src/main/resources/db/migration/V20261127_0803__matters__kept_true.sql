-- In whose trays a matter lies, and as what, follows from the matter and the units over its place;
-- how often it was reopened follows from its steps.

-- What lies in a tray is a copy, and goes with what it is a copy of.
alter table matters.tray
  drop constraint tray_matter_exists,
  add constraint tray_matter_exists foreign key (county, matter) references matters.matter (county, id) on delete cascade;

-- The seats of a matter, each with the one part in which most is to be done.
create function matters.seats_of(m matters.matter) returns table (seat uuid, part text)
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
          and u.place in (left(m.place, 6), left(m.place, 9), left(m.place, 12))) x(seat, part, rank)
    where x.seat is not null
    order by x.seat, x.rank;
  end;
revoke all on function matters.seats_of(matters.matter) from public;

drop function matters.lay_in_trays(uuid, uuid[], text[], text, date, text, text, text, text, timestamptz, boolean);
drop function matters.move_due(uuid, date, date);

-- Brings the trays to what the matter says.
create function matters.lay(in_county int, in_matter uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare m matters.matter;
begin
  select * into strict m from matters.matter x where x.county = in_county and x.id = in_matter;
  delete from matters.tray t
  where t.county = in_county and t.matter = in_matter and t.seat not in (select s.seat from matters.seats_of(m) s);
  insert into matters.tray as t (county, seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open)
  select in_county, s.seat, in_matter, s.part, m.state, m.due_on, m.place, m.category, m.kind, m.priority, m.raised_at,
    m.state not in ('closed', 'withdrawn')
  from matters.seats_of(m) s
  on conflict (county, seat, matter) do update
    set part = excluded.part, state = excluded.state, due_on = excluded.due_on, place = excluded.place,
        category = excluded.category, kind = excluded.kind, priority = excluded.priority,
        raised_at = excluded.raised_at, open = excluded.open
    where (t.part, t.state, t.due_on, t.place, t.category, t.kind, t.priority, t.raised_at, t.open)
      is distinct from (excluded.part, excluded.state, excluded.due_on, excluded.place, excluded.category,
        excluded.kind, excluded.priority, excluded.raised_at, excluded.open);
end $$;

-- The same for a step of the program, which lays the matter last: whoever gives it away sees it no
-- more. Only who sees the matter may do so, or whoever raises it: then it lies in no tray yet.
create function matters.lay_in_trays(in_matter uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not matters.sees(scope.county(), in_matter)
     and exists (select from matters.tray t where t.county = scope.county() and t.matter = in_matter) then
    raise insufficient_privilege using message = 'matter is not in a tray of the asker';
  end if;
  perform matters.lay(scope.county(), in_matter);
end $$;

-- The same at once for any other hand; the clocks that go on are owed by whoever holds the matter.
create function matters.follow_hand() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform matters.lay(new.county, new.id);
  update deadlines.clock c set unit = new.holder
  where c.county = new.county and c.subject = new.id and c.state in ('running', 'paused') and c.unit is distinct from new.holder;
  return null;
end $$;

-- Nothing is owed on a matter that is gone, and nobody is shown a door because of it.
create function matters.leave_nothing() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from deadlines.clock c where c.county = old.county and c.subject = old.id;
  if old.recipient is not null then
    delete from recipients.reach r where r.county = old.county and r.recipient = old.recipient and r.why = old.id;
  end if;
  return null;
end $$;

create function matters.count_reopenings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update matters.matter m set reopened = n.reopened
  from (select x.county, x.matter, (select count(*) from matters.step s
          where s.county = x.county and s.matter = x.matter and s.step = 'reopen')::int as reopened
        from (values (old.county, old.matter), (new.county, new.matter)) x(county, matter)) n
  where m.county = n.county and m.id = n.matter and m.reopened <> n.reopened;
  return null;
end $$;

grant usage, create on schema matters to doorstep_search;
alter function matters.lay(int, uuid) owner to doorstep_search;
alter function matters.lay_in_trays(uuid) owner to doorstep_search;
alter function matters.follow_hand() owner to doorstep_search;
alter function matters.leave_nothing() owner to doorstep_search;
alter function matters.count_reopenings() owner to doorstep_search;
revoke all on function matters.lay(int, uuid) from public;
revoke all on function matters.lay_in_trays(uuid) from public;
revoke all on function matters.follow_hand() from public;
revoke all on function matters.leave_nothing() from public;
revoke all on function matters.count_reopenings() from public;
grant execute on function matters.lay_in_trays(uuid) to doorstep_app;
grant execute on function matters.seats_of(matters.matter) to doorstep_search;
revoke create on schema matters from doorstep_search;
grant select, update (reopened) on matters.matter to doorstep_search;
grant select on matters.step to doorstep_search;
grant usage on schema staff to doorstep_search;
grant select on staff.unit to doorstep_search;
grant usage on schema recipients, deadlines to doorstep_search;
grant select, update (unit), delete on deadlines.clock to doorstep_search;

create trigger matter_lies_where_it_says
  after insert or update of kind, category, priority, state, holder, offered_to, assisting, due_on, place, raised_by, raised_at
  on matters.matter for each row when (current_user <> 'doorstep_app') execute function matters.follow_hand();
create trigger matter_leaves_nothing_behind after delete on matters.matter
  for each row execute function matters.leave_nothing();
create trigger reopening_is_counted after insert on matters.step
  for each row when (new.step = 'reopen') execute function matters.count_reopenings();
create trigger reopening_that_changed_is_counted after update of step, matter on matters.step
  for each row when (old.step = 'reopen' or new.step = 'reopen') execute function matters.count_reopenings();
create trigger reopening_that_went_is_counted after delete on matters.step
  for each row when (old.step = 'reopen') execute function matters.count_reopenings();

-- A reopening is counted where it is a step; the program writes no count.
revoke update (reopened) on matters.matter from doorstep_app;
