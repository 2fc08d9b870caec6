-- Imports: files that were uploaded, what was found in them, and which rows were handed back.
-- What a file says about people is kept here only sealed, and only until it is taken or given up.

create schema imports;
grant usage on schema imports to doorstep_app;

create table imports.run (
  county     int         not null,
  id         uuid        not null,
  kind       text        not null,
  state      text        not null,
  file       text        not null,        -- its name, as people gave it
  started_by uuid,                        -- null when it was begun on the command line
  started_at timestamptz not null,
  seen_at    timestamptz not null,        -- whoever works on it was last alive
  done       bigint      not null default 0,
  total      bigint      not null default 0,
  counts     jsonb       not null default '{}',  -- by sheet: new, changed, same, bad
  sample     bytea,                       -- sealed: the first rows
  kept       bytea,                       -- sealed: the rows of a small register, to be taken
  problem    text,                        -- why it stopped: the key of a sentence
  facts      jsonb       not null default '[]',
  taken_at   timestamptz,

  constraint run_key primary key (county, id),
  constraint run_state_is_known check (state in ('reading', 'read', 'taking', 'taken', 'stopped', 'given_up')),
  constraint run_kind_is_known check (kind in ('units', 'officials', 'households', 'enterprises', 'institutions'))
);
create index run_latest on imports.run (county, started_at desc, id);

create table imports.bad_row (
  county int   not null,
  run    uuid  not null,
  sheet  text  not null,
  row    int   not null,
  cells  bytea not null,                  -- sealed: what stood in the row
  wrong  jsonb not null,                  -- [{"column": "phone", "key": "…", "facts": []}]; nothing personal

  constraint bad_row_key primary key (county, run, sheet, row),
  constraint bad_row_run_exists foreign key (county, run) references imports.run (county, id)
);

alter table imports.run enable row level security;
alter table imports.run force row level security;
alter table imports.bad_row enable row level security;
alter table imports.bad_row force row level security;

create policy run_of_keepers on imports.run for all to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy bad_row_of_keepers on imports.bad_row for all to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
grant select, insert, update on imports.run to doorstep_app;
grant select, insert, delete on imports.bad_row to doorstep_app;
