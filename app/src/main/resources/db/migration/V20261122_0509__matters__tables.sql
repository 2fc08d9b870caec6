-- Matters: what somebody needs, who holds it, by when, and what was answered.
--
-- The state of handling stands in the matter. What runs beside it (extension, publication,
-- look-back, rating) is aftercare's. Every step of any of them is in matters.step.

create schema matters;
grant usage on schema matters to doorstep_app;

create table matters.category (
  county  int  not null,
  code    text collate "C" not null,  -- 'water.drinking': the tree is in the code
  parent  text collate "C",
  name    text not null,
  name_en text not null default '',
  words   text not null default '',   -- example words, for proposals
  unit    uuid,                       -- to whom such matters usually go
  closed  boolean not null default false,

  constraint category_key primary key (county, code),
  constraint category_parent_exists foreign key (county, parent) references matters.category (county, code)
);

create table matters.matter (
  county      int  not null,
  id          uuid not null,
  number      text not null,          -- quoted on the telephone: M-2026-000417
  kind        text not null,
  category    text collate "C",       -- null until sorted
  title       text not null,
  text        text not null,
  place       text collate "C" not null,  -- village of the day it was raised
  recipient   uuid,                   -- whose matter it is, when known
  collective  boolean not null,       -- concerns a collective, not a person (Y8)
  priority    text not null,
  channel     text not null,
  raised_at   timestamptz not null,
  raised_by   uuid,                   -- the official who wrote it down
  raised_unit uuid,
  engagement  uuid,
  link        uuid,                   -- the link of that day
  contact_name  text not null default '',  -- of somebody who raised it without an account
  contact_phone bytea,                -- encrypted
  anonymous   boolean not null default false,
  follow_code bytea not null,         -- keyed hash of the code the resident follows it with

  state       text not null,
  holder      uuid not null,          -- the unit that is responsible now
  offered_to  uuid,                   -- the unit that has been asked to take it
  assisting   uuid[] not null default '{}',
  due_on      date not null,
  outcome     text,
  answer      text,
  answered_at timestamptz,
  reason_class text,                  -- why it cannot be solved now
  next_look   date,
  reopened    int not null default 0,
  closed_at   timestamptz,
  same_as     uuid,                   -- an earlier matter it repeats
  content     bytea not null default '', -- sha256 of what was raised, so that the same again changes nothing
  follow_failed int not null default 0,   -- wrong codes in a row
  follow_shut_until timestamptz,      -- after too many of them
  erased_at   timestamptz,
  version     bigint not null default 0,

  constraint matter_key primary key (county, id),
  constraint matter_number_is_used_once unique (county, number),
  constraint matter_category_exists foreign key (county, category) references matters.category (county, code),
  constraint matter_holder_exists foreign key (county, holder) references staff.unit (county, id),
  constraint matter_title_is_not_blank check (btrim(title) <> ''),
  constraint matter_kind_is_known check (kind in ('problem', 'suggestion', 'request', 'complaint', 'consultation')),
  constraint matter_priority_is_known check (priority in ('ordinary', 'urgent')),
  constraint matter_channel_is_known check (channel in ('visit', 'box', 'mailbox', 'hotline', 'card', 'letter', 'page', 'reception')),
  constraint matter_state_is_known check (state in ('raised', 'offered', 'returned', 'handling', 'diverted', 'answered', 'closed', 'withdrawn')),
  constraint matter_offered_has_a_unit_asked check ((state = 'offered') = (offered_to is not null)),
  constraint matter_diverted_has_a_reason_and_a_next_look check (state <> 'diverted' or (reason_class is not null and next_look is not null)),
  constraint matter_answered_has_an_answer check (state <> 'answered' or (answer is not null and outcome is not null and answered_at is not null))
);
create index matter_place on matters.matter (county, place, raised_at desc, id);
create index matter_recipient on matters.matter (county, recipient, raised_at desc, id);
create index matter_engagement on matters.matter (county, engagement);

-- The next free serial number of a year; a node takes a block of them at a time, so gaps are normal.
create table matters.number_block (
  county int not null,
  year   int not null,
  next   int not null,

  constraint number_block_key primary key (county, year),
  constraint number_block_is_forward check (next > 0)
);

-- Who sees a matter and why: rows written with each step. Work lists start here.
create table matters.tray (
  county   int  not null,
  seat     uuid not null,             -- a unit or an official
  matter   uuid not null,
  part     text not null,             -- holds, offered, assists, raised, watches
  state    text not null,
  due_on   date not null,
  place    text collate "C" not null,
  township text collate "C" generated always as (left(place, 9)) stored,
  category text collate "C",
  kind     text not null,
  priority text not null,
  raised_at timestamptz not null,
  open     boolean not null,

  constraint tray_key primary key (county, seat, matter),
  constraint tray_matter_exists foreign key (county, matter) references matters.matter (county, id),
  constraint tray_part_is_known check (part in ('holds', 'offered', 'assists', 'raised', 'watches'))
);
create index tray_matter on matters.tray (county, matter);
create index tray_work on matters.tray (county, seat, part, due_on, matter) where open;
create index tray_newest on matters.tray (county, seat, raised_at desc, matter);

-- The one timeline of a matter: who did what, when, in which of its lifecycles.
create table matters.step (
  county    int  not null,
  id        uuid not null,
  matter    uuid not null,
  at        timestamptz not null,
  lifecycle text not null,            -- handling, extension, publication, look-back, rating, clock
  step      text not null,
  official  uuid,
  unit      uuid,
  role      text not null,
  text      text not null default '', -- what was written with it
  facts     jsonb not null default '{}',

  constraint step_key primary key (county, id),
  constraint step_matter_exists foreign key (county, matter) references matters.matter (county, id)
);
create index step_matter on matters.step (county, matter, at, id);

do $$
declare t text;
begin
  foreach t in array array['category', 'matter', 'number_block', 'tray', 'step'] loop
    execute format('alter table matters.%I enable row level security', t);
    execute format('alter table matters.%I force row level security', t);
  end loop;
end $$;

create policy category_known_in_its_county on matters.category for select to doorstep_app using (county = scope.county());
create policy category_made_by_keepers on matters.category for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'COUNTY_OFFICE', 'SYSTEM'));
create policy category_kept_by_keepers on matters.category for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'COUNTY_OFFICE', 'SYSTEM'));
grant select, insert, update on matters.category to doorstep_app;

create policy number_block_taken on matters.number_block for all to doorstep_app
  using (county = scope.county() and scope.role() not in ('ADMINISTRATOR', 'RESIDENT', 'PUBLIC'));
grant select, insert, update on matters.number_block to doorstep_app;

-- An administrator sits in a unit that holds matters and reads none of them.
create policy tray_read on matters.tray for select to doorstep_app
  using (county = scope.county() and scope.role() <> 'ADMINISTRATOR'
    and (seat = any (scope.seats()) or scope.role() = 'SYSTEM'));
grant select on matters.tray to doorstep_app;

-- Whether the asker may see a matter: it lies in a tray of his or hers, or it is the resident's own.
-- Definer's rights: policies of several tables ask, and must not ask each other's policies again.
create function matters.sees(in_county int, in_matter uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select in_county = scope.county() and scope.role() <> 'ADMINISTRATOR' and (
      scope.role() = 'SYSTEM' or in_matter = any (scope.seats())
      or exists (select from matters.tray t
                 where t.county = in_county and t.matter = in_matter and t.seat = any (scope.seats())));
  end;

-- Puts a matter into the trays it belongs to after a step, and takes it out of all others. Definer's
-- rights, because a step changes the trays of others, which the asker may not read. Only who sees the
-- matter may do so, or whoever raises it: then it lies in no tray yet.
create function matters.lay_in_trays(in_matter uuid, seats uuid[], parts text[], in_state text, in_due_on date,
    in_place text, in_category text, in_kind text, in_priority text, in_raised_at timestamptz, in_open boolean)
  returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not matters.sees(scope.county(), in_matter)
     and exists (select from matters.tray t where t.county = scope.county() and t.matter = in_matter) then
    raise insufficient_privilege using message = 'matter is not in a tray of the asker';
  end if;
  delete from matters.tray t
  where t.county = scope.county() and t.matter = in_matter and t.seat <> all (seats);
  insert into matters.tray (county, seat, matter, part, state, due_on, place, category, kind, priority, raised_at, open)
  select scope.county(), x.seat, in_matter, x.part, in_state, in_due_on, in_place, in_category, in_kind, in_priority, in_raised_at, in_open
  from unnest(seats, parts) as x(seat, part)
  on conflict (county, seat, matter) do update
    set part = excluded.part, state = excluded.state, due_on = excluded.due_on, place = excluded.place,
        category = excluded.category, kind = excluded.kind, priority = excluded.priority, open = excluded.open;
end $$;

-- Brings a date that has moved by itself into the matter and into all trays it lies in. Only the system
-- does so: nobody took a step.
create function matters.move_due(in_matter uuid, before date, after date)
  returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if scope.role() <> 'SYSTEM' then
    raise insufficient_privilege using message = 'dates are moved by the system';
  end if;
  update matters.tray t set due_on = after
  where t.county = scope.county() and t.matter = in_matter and t.due_on = before and t.open;
end $$;

grant usage, create on schema matters to doorstep_search;
alter function matters.sees(int, uuid) owner to doorstep_search;
alter function matters.lay_in_trays owner to doorstep_search;
alter function matters.move_due(uuid, date, date) owner to doorstep_search;
revoke all on function matters.sees(int, uuid) from public;
revoke all on function matters.lay_in_trays from public;
revoke all on function matters.move_due(uuid, date, date) from public;
grant execute on function matters.sees(int, uuid), matters.lay_in_trays, matters.move_due(uuid, date, date) to doorstep_app;
revoke create on schema matters from doorstep_search;
grant select, insert, update, delete on matters.tray to doorstep_search;

create policy matter_read on matters.matter for select to doorstep_app
  using (county = scope.county() and scope.role() <> 'ADMINISTRATOR' and (scope.role() = 'SYSTEM' or id = any (scope.seats())
    or exists (select from matters.tray t where t.county = matter.county and t.matter = matter.id and t.seat = any (scope.seats()))));
-- What residents raise on their page is written by the system, which takes the measure first.
create policy matter_raised on matters.matter for insert to doorstep_app
  with check (county = scope.county() and scope.role() not in ('ADMINISTRATOR', 'RESIDENT', 'PUBLIC'));
create policy matter_moved on matters.matter for update to doorstep_app
  using (matters.sees(county, id)) with check (county = scope.county());
grant select, insert, update on matters.matter to doorstep_app;

create policy step_read on matters.step for select to doorstep_app using (matters.sees(county, matter));
create policy step_taken on matters.step for insert to doorstep_app
  with check (matters.sees(county, matter));
grant select, insert on matters.step to doorstep_app;
