-- Recipients: one register of whom the county serves: households with residents, enterprises,
-- institutions. Identity numbers and telephones are encrypted; a keyed hash finds an equal one.

create schema recipients;
grant usage on schema recipients to doorstep_app;

create table recipients.recipient (
  county     int  not null,
  id         uuid not null,
  kind       text not null,
  code       text not null,             -- the register's own number, stable, used by imports
  name       text not null,             -- of an enterprise or institution; of a household its head
  place      text collate "C" not null, -- village code of today
  address    text not null default '',
  phone      bytea,                     -- encrypted
  categories text[] not null default '{}',
  language   text not null default 'zh',
  cause      text not null default '',  -- of hardship (S11)
  wishes     text not null default '',
  leave_alone_until date,               -- asked to be left alone
  leave_alone_why text not null default '',
  erased_at  timestamptz,
  ended      date,                      -- moved away, merged, closed
  last_met   date,                      -- the day somebody was last met there
  content    bytea not null,            -- keyed hash of what an import said: the same row again changes nothing
  version    bigint not null default 0,

  constraint recipient_key primary key (county, id),
  constraint recipient_code_is_used_once unique (county, kind, code),
  constraint recipient_kind_is_known check (kind in ('household', 'enterprise', 'institution')),
  constraint recipient_name_is_not_blank check (btrim(name) <> ''),
  constraint recipient_left_alone_said_why check (leave_alone_until is null or btrim(leave_alone_why) <> '')
);
create index recipient_place on recipients.recipient (county, place, code, id);
create index recipient_last_met on recipients.recipient (county, place, last_met nulls first, id);

create table recipients.resident (
  county    int  not null,
  id        uuid not null,
  household uuid not null,
  place     text collate "C" not null,  -- of the household, for row security
  name      text not null,
  relation  text not null,              -- to the head: head, spouse, child, parent, other
  sex       text not null,
  born      date,
  id_number bytea,                      -- encrypted
  id_hash   bytea,                      -- keyed hash, for equality
  phone     bytea,                      -- encrypted
  away      text not null default '',   -- where a person away from home works
  content   bytea not null,             -- keyed hash of what an import said
  erased_at timestamptz,

  constraint resident_key primary key (county, id),
  constraint resident_household_exists foreign key (county, household) references recipients.recipient (county, id),
  constraint resident_id_number_is_used_once unique (county, id_hash),
  constraint resident_sex_is_known check (sex in ('f', 'm', 'unknown')),
  constraint resident_name_is_not_blank check (btrim(name) <> '')
);
create index resident_household on recipients.resident (county, household);

-- To whom a recipient is shown beyond the jurisdiction of a place: a linked official, the unit
-- that handles its matter. 'why' is the link or the matter that opened the door.
create table recipients.reach (
  county    int  not null,
  seat      uuid not null,
  recipient uuid not null,
  why       uuid not null,

  constraint reach_key primary key (county, seat, recipient, why)
);
create index reach_recipient on recipients.reach (county, recipient);

-- What a recipient can be found by: name, pinyin, initials, address, cut into words.
create table recipients.search (
  county    int  not null,
  recipient uuid not null,
  place     text collate "C" not null,
  words     tsvector not null,

  constraint search_key primary key (county, recipient)
);
create index search_words on recipients.search using gin (words);

do $$
declare t text;
begin
  foreach t in array array['recipient', 'resident', 'reach', 'search'] loop
    execute format('alter table recipients.%I enable row level security', t);
    execute format('alter table recipients.%I force row level security', t);
  end loop;
end $$;

create policy reach_read on recipients.reach for select to doorstep_app
  using (county = scope.county() and (seat = any (scope.seats()) or scope.role() in ('COUNTY_OFFICE', 'TOWNSHIP_OFFICE', 'GROUP_LEADER', 'ADMINISTRATOR', 'SYSTEM')));
create policy reach_opened on recipients.reach for insert to doorstep_app
  with check (county = scope.county() and scope.role() not in ('PUBLIC', 'RESIDENT'));
create policy reach_closed on recipients.reach for delete to doorstep_app
  using (county = scope.county() and scope.role() in ('COUNTY_OFFICE', 'TOWNSHIP_OFFICE', 'GROUP_LEADER', 'ADMINISTRATOR', 'SYSTEM'));

create policy recipient_read on recipients.recipient for select to doorstep_app
  using (county = scope.county() and (
    scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()
    or exists (select from recipients.reach r
               where r.county = recipient.county and r.recipient = recipient.id and r.seat = any (scope.seats()))));
create policy recipient_made on recipients.recipient for insert to doorstep_app
  with check (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy recipient_kept on recipients.recipient for update to doorstep_app
  using (county = scope.county() and (
    scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()
    or exists (select from recipients.reach r
               where r.county = recipient.county and r.recipient = recipient.id and r.seat = any (scope.seats()))));

create policy resident_read on recipients.resident for select to doorstep_app
  using (county = scope.county() and (
    scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()
    or exists (select from recipients.reach r
               where r.county = resident.county and r.recipient = resident.household and r.seat = any (scope.seats()))));
create policy resident_made on recipients.resident for insert to doorstep_app
  with check (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy resident_kept on recipients.resident for update to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));

create policy search_read on recipients.search for select to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy search_made on recipients.search for insert to doorstep_app
  with check (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy search_kept on recipients.search for update to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
grant select, insert, update on recipients.recipient, recipients.resident, recipients.search to doorstep_app;
grant select, insert, delete on recipients.reach to doorstep_app;

-- Full-text operators are not leakproof: under row security they lose their index. This reviewed
-- function looks within the asker's place (an administrator's: the county) and gives ids only; the
-- caller joins the protected table, whose own policies still hold.
create function recipients.found(query tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select s.recipient from recipients.search s
    where s.county = scope.county() and s.words @@ query
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
           or scope.over_place() and s.place >= scope.place_from() and s.place < scope.place_to())
    limit most;
  end;
grant usage, create on schema recipients to doorstep_search;
alter function recipients.found(tsquery, int) owner to doorstep_search;
revoke all on function recipients.found(tsquery, int) from public;
grant execute on function recipients.found(tsquery, int) to doorstep_app;
revoke create on schema recipients from doorstep_search;
grant usage on schema scope to doorstep_search;
grant select on recipients.search to doorstep_search;
