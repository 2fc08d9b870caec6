-- Deadlines: clocks, each with the five things it was computed from, so that it can prove itself.

create schema deadlines;
grant usage on schema deadlines to doorstep_app;

create table deadlines.clock (
  county      int  not null,
  id          uuid not null,
  subject     uuid not null,        -- the matter or task it runs for
  purpose     text not null,        -- sort, accept, first-reply, handle, look-back, look-again
  unit        uuid,                 -- who owes it now, for the figures; null where nobody said
  rule        text not null,
  rule_version int not null,
  started_at  timestamptz not null,
  calendar    text not null,        -- editions of the years used: 2025.1+2026.1
  pauses      jsonb not null default '[]',
  extensions  jsonb not null default '[]',
  checked     text not null,        -- the calendar it was last held against; a promise may keep an older one
  due_on      date not null,        -- while it is paused: as it was told before
  at_risk_from timestamptz not null,
  overdue_from timestamptz not null,
  provisional boolean not null,
  state       text not null,
  ended_at    timestamptz,
  warned      boolean not null default false,  -- somebody was told that it is at risk
  escalated   smallint not null default 0,     -- how many levels up it has been taken
  acts_at     timestamptz,          -- when the timer next has something to do with it

  constraint clock_key primary key (county, id),
  constraint clock_state_is_known check (state in ('running', 'paused', 'met', 'late', 'dropped')),
  constraint clock_that_ended_has_a_time check ((state in ('met', 'late', 'dropped')) = (ended_at is not null)),
  constraint clock_acts_while_it_runs check (acts_at is null or state = 'running')
);
create index clock_subject on deadlines.clock (county, subject, purpose, started_at);
create unique index clock_runs_once on deadlines.clock (county, subject, purpose) where state in ('running', 'paused');
-- The timer's list, and what a new calendar is held against: only clocks that go on are in them.
create index clock_acts on deadlines.clock (county, acts_at, id) where acts_at is not null;
create index clock_going on deadlines.clock (county, id) where state in ('running', 'paused');
-- The two parts of the figure kept in time, by the unit.
create index clock_ended on deadlines.clock (county, unit, ended_at, id) where state in ('met', 'late');
create index clock_overdue on deadlines.clock (county, unit, overdue_from, id) where state = 'running';

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

-- A county's own versions of the rules that come with the program. Never changed, only followed by a later one.
create table deadlines.rule (
  county         int  not null,
  id             text not null,
  version        int  not null,
  effective_from date not null,
  document       text not null,     -- where it comes from; empty for a rule of the county's own
  article        text not null,
  standing       text not null,
  amount         int  not null,
  unit           text not null,
  starts_from    text not null,
  start_day_counts boolean not null,
  last_day_off   text not null,
  max_extension  int  not null,
  at_risk_percent int not null,
  escalate_after int[] not null,    -- working days overdue after which it goes one level up
  made_at        timestamptz not null,
  made_by        uuid,

  constraint rule_key primary key (county, id, version),
  constraint rule_standing_is_known check (standing in ('PRODUCT_DEFAULT', 'VERIFIED', 'NOT_VERIFIED')),
  constraint rule_document_is_named_where_there_is_one check ((document = '') = (standing = 'PRODUCT_DEFAULT'))
);
alter table deadlines.rule enable row level security;
alter table deadlines.rule force row level security;
create policy rule_known_in_its_county on deadlines.rule for select to doorstep_app using (county = scope.county());
create policy rule_made_by_keepers on deadlines.rule for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('COUNTY_OFFICE', 'ADMINISTRATOR', 'SYSTEM'));
grant select, insert on deadlines.rule to doorstep_app;
