-- Ledgers: readings of the records, and the views people keep of them. Nothing is typed in here.

create schema ledgers;
grant usage on schema ledgers to doorstep_app;

-- Two readings, so that filters look at trays alone and only the rows shown are joined with their
-- matter. The reader's own row security holds on every table they read.
create view ledgers.tray_line with (security_invoker = true) as
select county, seat, matter, part, state, due_on, place, township, category, kind, priority, raised_at, open
from matters.tray;

create view ledgers.matter_line with (security_invoker = true) as
select m.county, m.id as matter, m.number, m.title, m.channel, m.collective, m.holder, m.outcome, m.answered_at,
       m.closed_at, m.reason_class, m.next_look, m.reopened,
       (select r.score from aftercare.rating r where r.county = m.county and r.matter = m.id and r.state = 'rated'
        order by r.rated_at desc limit 1) as score
from matters.matter m;
create view ledgers.category_name with (security_invoker = true) as
select county, code, parent, name, name_en from matters.category;
grant select on ledgers.tray_line, ledgers.matter_line, ledgers.category_name to doorstep_app;

-- A ledger is read newest first within one seat. Each of these serves one filter that may be rare.
create index tray_state_newest on matters.tray (county, seat, state, raised_at desc, matter);
create index tray_category_newest on matters.tray (county, seat, category, raised_at desc, matter);
create index tray_place_newest on matters.tray (county, seat, place, raised_at desc, matter);
create index tray_open_newest on matters.tray (county, seat, raised_at desc, matter) where open;
create index tray_township_newest on matters.tray (county, seat, township, raised_at desc, matter);

-- Filters and columns somebody keeps under a name; shared ones are offered to the whole unit.
create table ledgers.saved_view (
  county   int  not null,
  id       uuid not null,
  official uuid not null,
  unit     uuid not null,
  name     text not null,
  query    text not null,            -- the address's own query
  shared   boolean not null,
  saved_at timestamptz not null,

  constraint saved_view_key primary key (county, id),
  constraint saved_view_name_is_used_once unique (county, official, name),
  constraint saved_view_official_exists foreign key (county, official) references staff.official (county, id),
  constraint saved_view_name_is_not_blank check (btrim(name) <> '')
);
create index saved_view_unit on ledgers.saved_view (county, unit, name);

alter table ledgers.saved_view enable row level security;
alter table ledgers.saved_view force row level security;
create policy saved_view_read on ledgers.saved_view for select to doorstep_app
  using (county = scope.county() and (official = scope.official() or shared and unit = scope.unit()));
create policy saved_view_kept on ledgers.saved_view for insert to doorstep_app
  with check (county = scope.county() and official = scope.official() and unit = scope.unit());
create policy saved_view_dropped on ledgers.saved_view for delete to doorstep_app
  using (county = scope.county() and official = scope.official());
grant select, insert, delete on ledgers.saved_view to doorstep_app;
