-- What is refused to people without an account: anybody can send as much of it as the line carries, so
-- the trail takes so many a minute and one entry tells of the rest. Counted here until the minute is told.

create table audit.refusal_count (
  county  int         not null,
  minute  timestamptz not null,
  refused int         not null,

  constraint refusal_count_key primary key (county, minute)
);

alter table audit.refusal_count enable row level security;
alter table audit.refusal_count force row level security;
create policy refusal_count_known on audit.refusal_count for select to doorstep_app
  using (county = scope.county() and scope.role() in ('PUBLIC', 'RESIDENT', 'SYSTEM'));
create policy refusal_count_begun on audit.refusal_count for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('PUBLIC', 'RESIDENT'));
create policy refusal_counted on audit.refusal_count for update to doorstep_app
  using (county = scope.county() and scope.role() in ('PUBLIC', 'RESIDENT'));
create policy refusal_count_told on audit.refusal_count for delete to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
grant select, insert, update (refused), delete on audit.refusal_count to doorstep_app;
