-- Deadlines: clocks, each with the five things it was computed from, so that it can prove itself.

create schema deadlines;
grant usage on schema deadlines to doorstep_app;

create table deadlines.clock (
  county      int  not null,
  id          uuid not null,
  subject     uuid not null,        -- the matter or task it runs for
  purpose     text not null,        -- sort, accept, handle, look-back, next-look
  rule        text not null,
  rule_version int not null,
  started_at  timestamptz not null,
  calendar    text not null,        -- versions of the years used: 2026=1,2027=-
  pauses      jsonb not null default '[]',
  extensions  jsonb not null default '[]',
  due_on      date not null,
  at_risk_on  date not null,
  provisional boolean not null,
  state       text not null,
  ended_at    timestamptz,
  escalated   smallint not null default 0,  -- how many levels up it has been taken

  constraint clock_key primary key (county, id),
  constraint clock_state_is_known check (state in ('running', 'paused', 'met', 'late', 'dropped')),
  constraint clock_that_ended_has_a_time check ((state in ('met', 'late', 'dropped')) = (ended_at is not null))
);
create index clock_subject on deadlines.clock (county, subject, purpose, started_at);
create index clock_running on deadlines.clock (county, due_on, id) where state = 'running';
create unique index clock_runs_once on deadlines.clock (county, subject, purpose) where state in ('running', 'paused');

alter table deadlines.clock enable row level security;
alter table deadlines.clock force row level security;
-- A clock holds ids and dates only. It is read by all who work in the county and by the resident it concerns.
create policy clock_read on deadlines.clock for select to doorstep_app
  using (county = scope.county() and (scope.role() not in ('PUBLIC', 'RESIDENT') or subject = any (scope.seats())));
create policy clock_started on deadlines.clock for insert to doorstep_app
  with check (county = scope.county() and scope.role() <> 'PUBLIC'
    and (scope.role() <> 'RESIDENT' or subject = any (scope.seats())));
create policy clock_moved on deadlines.clock for update to doorstep_app
  using (county = scope.county() and scope.role() not in ('PUBLIC', 'ADMINISTRATOR'));
grant select, insert, update on deadlines.clock to doorstep_app;
