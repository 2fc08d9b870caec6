-- Pairings: which official is linked with which recipient or village, from when to when.
-- A link is never overwritten: it ends, and another begins.

create schema pairings;
grant usage on schema pairings to doorstep_app;

create table pairings.link (
  county    int  not null,
  id        uuid not null,
  official  uuid not null,
  recipient uuid,                     -- null when the link is with a whole village
  place     text collate "C" not null, -- the village, of the day the link was made
  kind      text not null,
  from_day  date not null,
  to_day    date,                     -- the first day it no longer holds
  reason    text not null default '',
  batch     uuid not null,            -- what was set or changed together, for undo
  ended_by  uuid,                     -- the batch that ended it; null while it holds
  set_by    uuid,
  set_at    timestamptz not null,

  constraint link_key primary key (county, id),
  constraint link_official_exists foreign key (county, official) references staff.official (county, id),
  constraint link_recipient_exists foreign key (county, recipient) references recipients.recipient (county, id),
  constraint link_period_is_forward check (to_day is null or to_day >= from_day)
);
create index link_official on pairings.link (county, official, to_day, recipient);
create index link_recipient on pairings.link (county, recipient, from_day);
create index link_place on pairings.link (county, place, official);
create index link_batch on pairings.link (county, batch, id);
create index link_ended_by on pairings.link (county, ended_by, id) where ended_by is not null;
create unique index link_of_a_kind_holds_once on pairings.link (county, official, recipient, kind)
  where to_day is null and recipient is not null;
create unique index link_with_a_village_holds_once on pairings.link (county, official, place, kind)
  where to_day is null and recipient is null;
-- Whether a door or a village has anybody: what the lists of gaps ask.
create index link_holding_at_a_door on pairings.link (county, recipient) where to_day is null;
create index link_holding_with_a_village on pairings.link (county, place) where to_day is null and recipient is null;

-- What was set or changed together. An undo is a batch too: it names the one it undoes.
create table pairings.batch (
  county   int  not null,
  id       uuid not null,
  change   text not null,
  place    text collate "C" not null,  -- the place all its links lie in
  from_day date not null,
  reason   text not null,
  undoes   uuid,
  began    int  not null,
  ended    int  not null,
  set_by   uuid,
  set_at   timestamptz not null,

  constraint batch_key primary key (county, id),
  constraint batch_is_undone_once unique (county, undoes),
  constraint batch_undone_exists foreign key (county, undoes) references pairings.batch (county, id),
  constraint batch_change_is_known check (change in ('add', 'replace', 'end', 'undo')),
  constraint batch_undo_names_what_it_undoes check ((change = 'undo') = (undoes is not null)),
  constraint batch_reason_is_not_blank check (btrim(reason) <> '')
);
create index batch_time on pairings.batch (county, set_at, id);

alter table pairings.link enable row level security;
alter table pairings.link force row level security;
create policy link_read on pairings.link for select to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or official = scope.official()
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy link_made on pairings.link for insert to doorstep_app
  with check (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
create policy link_ended on pairings.link for update to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
grant select, insert, update (to_day, ended_by) on pairings.link to doorstep_app;

alter table pairings.batch enable row level security;
alter table pairings.batch force row level security;
create policy batch_read on pairings.batch for select to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
create policy batch_made on pairings.batch for insert to doorstep_app
  with check (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
grant select, insert on pairings.batch to doorstep_app;

-- Whatever an official can be linked with: each recipient that is there, and each village itself.
create view pairings.point with (security_invoker = true) as
  select r.county, r.id as recipient, r.kind as what, r.code collate "C" as code, r.name, r.place, r.address, r.categories
  from recipients.recipient r
  where r.ended is null and r.erased_at is null
  union all
  select p.county, null::uuid, 'village', p.code, p.name, p.code, '', '{}'::text[]
  from places.place p
  where p.level = 5 and p.valid_to is null;
grant select on pairings.point to doorstep_app;

-- Everybody at work, under the post held longest.
create view pairings.worker with (security_invoker = true) as
  select o.county, o.id as official, o.code collate "C" as code, o.name, p.role, p.title, p.unit, u.name as unit_name, u.place
  from staff.official o
  cross join lateral (
    select h.role, h.title, h.unit from staff.post h
    where h.county = o.county and h.official = o.id and h.to_day is null
    order by h.from_day, h.id limit 1) p
  join staff.unit u on u.county = o.county and u.id = p.unit
  where o.ended is null;
grant select on pairings.worker to doorstep_app;

-- Row security shows an office the links of its own place only. Whether an official has any contact
-- point, and how many doors, must be told of the whole county, or a list of gaps would name people who
-- are linked next door. These two reviewed functions tell that number and nothing of the doors.
create function pairings.has_contact_point(who uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select exists (select from pairings.link l
      where l.county = scope.county() and l.official = who and l.to_day is null)
      and scope.role() not in ('PUBLIC', 'RESIDENT');
  end;
create function pairings.load_of(who uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select count(*) from pairings.link l
    where l.county = scope.county() and l.official = who and l.to_day is null
      and scope.role() not in ('PUBLIC', 'RESIDENT');
  end;
grant usage, create on schema pairings to doorstep_search;
alter function pairings.has_contact_point(uuid) owner to doorstep_search;
alter function pairings.load_of(uuid) owner to doorstep_search;
revoke all on function pairings.has_contact_point(uuid) from public;
revoke all on function pairings.load_of(uuid) from public;
grant execute on function pairings.has_contact_point(uuid) to doorstep_app;
grant execute on function pairings.load_of(uuid) to doorstep_app;
revoke create on schema pairings from doorstep_search;
grant select on pairings.link to doorstep_search;
