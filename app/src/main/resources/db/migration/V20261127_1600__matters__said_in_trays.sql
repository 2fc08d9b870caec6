-- What a matter says, as a fingerprint in the trays it lies in: the program keeps the words of earlier matters for
-- the sorting screen, and sees in the trays alone whether it still has the right ones.
alter table matters.matter
  add column said int not null generated always as (hashtext(number || ' ' || title || ' ' || text)) stored;
alter table matters.tray add column said int not null default 0;

set role doorstep_search;
update matters.tray t set said = m.said from matters.matter m where m.county = t.county and m.id = t.matter;
reset role;
alter table matters.tray alter column said drop default;

create or replace function matters.lay(in_county int, in_matter uuid) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
declare m matters.matter;
begin
  select * into strict m from matters.matter x where x.county = in_county and x.id = in_matter;
  delete from matters.tray t
  where t.county = in_county and t.matter = in_matter and t.seat not in (select s.seat from matters.seats_of(m) s);
  insert into matters.tray as t
    (county, seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open, said)
  select in_county, s.seat, in_matter, s.part, m.state, m.due_on, m.place, m.category, m.kind, m.priority, m.raised_at,
    m.state not in ('closed', 'withdrawn'), m.said
  from matters.seats_of(m) s
  on conflict (county, seat, matter) do update
    set part = excluded.part, state = excluded.state, due_on = excluded.due_on, place = excluded.place,
        category = excluded.category, kind = excluded.kind, priority = excluded.priority,
        raised_at = excluded.raised_at, open = excluded.open, said = excluded.said
    where (t.part, t.state, t.due_on, t.place, t.category, t.kind, t.priority, t.raised_at, t.open, t.said)
      is distinct from (excluded.part, excluded.state, excluded.due_on, excluded.place, excluded.category,
        excluded.kind, excluded.priority, excluded.raised_at, excluded.open, excluded.said);
end $$;

drop trigger matter_lies_where_it_says on matters.matter;
create trigger matter_lies_where_it_says
  after insert or update of
    kind, category, priority, state, holder, offered_to, assisting, due_on, place, raised_by, raised_at, said
  on matters.matter for each row when (current_user <> 'doorstep_app') execute function matters.follow_hand();

-- Nothing else reads past the policy of trays for it.
drop function matters.earlier(uuid, text, timestamptz, uuid, int);
