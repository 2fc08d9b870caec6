-- Places: the counties served, their divisions over time, and the county's working calendar.

create schema places;
grant usage on schema places to doorstep_app;

-- A reference table, the same for all: which counties this installation serves.
-- 'county' is given when a county is founded here and never changes; its division code may.
create table places.county (
  county  int  not null,
  code    text collate "C" not null,  -- division code of today: 522633
  name    text not null,
  zone    text not null default 'Asia/Shanghai',
  founded timestamptz not null,
  demo    boolean not null default false,

  constraint county_key primary key (county),
  constraint county_code_is_used_once unique (code),
  constraint county_code_is_six_digits check (code ~ '^\d{6}$')
);
alter table places.county enable row level security;
alter table places.county force row level security;
create policy county_known_to_all on places.county for select to doorstep_app using (true);
create policy county_founded_by_the_system on places.county for insert to doorstep_app
  with check (county = scope.county() and scope.role() = 'SYSTEM');
grant select, insert on places.county to doorstep_app;

create table places.place (
  county     int  not null,
  code       text collate "C" not null,  -- 6, 9 or 12 digits by GB/T 2260 and the statistical codes; own levels append
  name       text not null,
  parent     text collate "C",
  level      smallint not null,          -- 3 county, 4 township, 5 village, 6 and on: own levels
  valid_from date not null default '1949-10-01',
  valid_to   date,                       -- the day it ended; null while it is valid
  search     tsvector not null,          -- name, pinyin and initials

  constraint place_key primary key (county, code, valid_from),
  constraint place_code_is_digits check (code ~ '^\d{6,}$'),
  constraint place_name_is_not_blank check (btrim(name) <> ''),
  constraint place_period_is_forward check (valid_to is null or valid_to > valid_from)
);
create index place_search on places.place using gin (search);
create index place_parent on places.place (county, parent, code);

alter table places.place enable row level security;
alter table places.place force row level security;
create policy place_known_in_its_county on places.place for select to doorstep_app using (county = scope.county());
create policy place_made_by_keepers on places.place for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy place_kept_by_keepers on places.place for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
grant select, insert, update on places.place to doorstep_app;

-- A year of days off and make-up days, as the State Council's notice says. Editions are kept: a date is
-- proved with the very edition it was reckoned from.
create table places.calendar_year (
  county    int  not null,
  year      int  not null,
  edition   int  not null,
  file      text not null,    -- the text as it was loaded; its form is that of resources/calendar
  source    text not null,
  loaded_at timestamptz not null,
  loaded_by uuid,             -- the official; null for the system

  constraint calendar_year_key primary key (county, year, edition),
  constraint calendar_year_editions_count_from_one check (edition >= 1)
);
alter table places.calendar_year enable row level security;
alter table places.calendar_year force row level security;
create policy calendar_known_in_its_county on places.calendar_year for select to doorstep_app using (county = scope.county());
create policy calendar_loaded_by_keepers on places.calendar_year for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
grant select, insert on places.calendar_year to doorstep_app;
