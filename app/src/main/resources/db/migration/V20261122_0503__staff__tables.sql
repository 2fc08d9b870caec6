-- Staff: units as a tree, officials, and who holds which post from when to when.

create schema staff;
grant usage on schema staff to doorstep_app;

create table staff.unit (
  county  int  not null,
  id      uuid not null,
  code    text not null,          -- the county's own short code, stable, used by imports
  name    text not null,
  kind    text not null,
  parent  uuid,                   -- to whom it hands up
  place   text collate "C" not null,  -- the place it works for: county, township or village
  ended   date,

  constraint unit_key primary key (county, id),
  constraint unit_code_is_used_once unique (county, code),
  constraint unit_parent_exists foreign key (county, parent) references staff.unit (county, id),
  constraint unit_name_is_not_blank check (btrim(name) <> ''),
  constraint unit_kind_is_known check (kind in ('county_office', 'township_office', 'department', 'village_group'))
);
create index unit_parent on staff.unit (county, parent);
create index unit_place on staff.unit (county, kind, place);

create table staff.official (
  county  int  not null,
  id      uuid not null,
  code    text not null,          -- the county's own staff number, used by imports
  name    text not null,
  phone   bytea,                  -- encrypted
  ended   date,
  search  tsvector not null,      -- name, pinyin, initials and staff number

  constraint official_key primary key (county, id),
  constraint official_code_is_used_once unique (county, code),
  constraint official_name_is_not_blank check (btrim(name) <> '')
);

create index official_search on staff.official using gin (search);

create table staff.post (
  county   int  not null,
  id       uuid not null,
  official uuid not null,
  unit     uuid not null,
  role     text not null,
  title    text not null,
  from_day date not null,
  to_day   date,                  -- the first day it is no longer held; null while it is

  constraint post_key primary key (county, id),
  constraint post_official_exists foreign key (county, official) references staff.official (county, id),
  constraint post_unit_exists foreign key (county, unit) references staff.unit (county, id),
  constraint post_role_is_known check (role in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE', 'DEPARTMENT', 'COUNTY_OFFICE', 'ADMINISTRATOR')),
  constraint post_period_is_forward check (to_day is null or to_day >= from_day)
);
create index post_official on staff.post (county, official, from_day);
create index post_unit on staff.post (county, unit, from_day);

do $$
declare t text;
begin
  foreach t in array array['unit', 'official', 'post'] loop
    execute format('alter table staff.%I enable row level security', t);
    execute format('alter table staff.%I force row level security', t);
  end loop;
end $$;

-- Who works where is known to all who work in the county; a resident reads the name of a unit.
create policy unit_known_in_its_county on staff.unit for select to doorstep_app using (county = scope.county());
create policy unit_made_by_keepers on staff.unit for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy unit_kept_by_keepers on staff.unit for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy official_known_in_its_county on staff.official for select to doorstep_app
  using (county = scope.county() and scope.role() <> 'PUBLIC');
create policy official_made_by_keepers on staff.official for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy official_kept_by_keepers on staff.official for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy post_known_in_its_county on staff.post for select to doorstep_app
  using (county = scope.county() and scope.role() not in ('PUBLIC', 'RESIDENT'));
create policy post_made_by_keepers on staff.post for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy post_kept_by_keepers on staff.post for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
grant select, insert, update on staff.unit, staff.official, staff.post to doorstep_app;

-- Full-text operators are not leakproof: under row security they lose their index. This reviewed
-- function gives ids within the county; the caller joins the table, whose own policies still hold.
create function staff.found(query tsquery, most int) returns setof uuid
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select o.id from staff.official o
    where o.county = scope.county() and o.search @@ query and scope.role() not in ('PUBLIC', 'RESIDENT')
    limit most;
  end;
grant usage, create on schema staff to doorstep_search;
alter function staff.found(tsquery, int) owner to doorstep_search;
revoke all on function staff.found(tsquery, int) from public;
grant execute on function staff.found(tsquery, int) to doorstep_app;
revoke create on schema staff from doorstep_search;
grant usage on schema scope to doorstep_search;
grant select on staff.official to doorstep_search;
