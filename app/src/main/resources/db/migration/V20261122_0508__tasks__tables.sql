-- Tasks: what somebody owes by a date; a promise made to residents is a commitment (M7).

create schema tasks;
grant usage on schema tasks to doorstep_app;

create table tasks.task (
  county    int  not null,
  id        uuid not null,
  kind      text not null,
  text      text not null,
  place     text collate "C" not null,
  recipient uuid,
  official  uuid,                     -- who owes it
  unit      uuid not null,            -- whose official owes it
  made_by   uuid,
  made_at   timestamptz not null,
  due_on    date not null,
  state     text not null,
  ended_at  timestamptz,
  ended_note text not null default '',
  matter    uuid,
  engagement uuid,

  constraint task_key primary key (county, id),
  constraint task_kind_is_known check (kind in ('commitment', 'revisit', 'next-look')),
  constraint task_state_is_known check (state in ('open', 'kept', 'broken', 'dropped')),
  constraint task_text_is_not_blank check (btrim(text) <> ''),
  constraint task_that_ended_has_a_time check ((state = 'open') = (ended_at is null))
);
create index task_official on tasks.task (county, official, due_on, id) where state = 'open';
create index task_official_ended on tasks.task (county, official, ended_at desc, id) where state <> 'open';
create index task_unit on tasks.task (county, unit, due_on, id) where state = 'open';
create index task_recipient on tasks.task (county, recipient, due_on, id);
create index task_place on tasks.task (county, place, due_on, id);

alter table tasks.task enable row level security;
alter table tasks.task force row level security;
create policy task_read on tasks.task for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official() or unit = any (scope.seats())
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy task_made on tasks.task for insert to doorstep_app
  with check (county = scope.county() and scope.role() not in ('PUBLIC', 'RESIDENT', 'ADMINISTRATOR'));
create policy task_ended on tasks.task for update to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official() or unit = any (scope.seats())
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
grant select, insert, update (state, ended_at, ended_note, official, due_on) on tasks.task to doorstep_app;
