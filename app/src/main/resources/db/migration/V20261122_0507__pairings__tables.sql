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
create index link_batch on pairings.link (county, batch);
create unique index link_of_a_kind_holds_once on pairings.link (county, official, recipient, kind) where to_day is null;

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
grant select, insert, update (to_day, reason) on pairings.link to doorstep_app;
