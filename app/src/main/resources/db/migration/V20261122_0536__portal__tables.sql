-- Portal: residents' pages. Nothing about a resident is kept here.

create schema portal;
grant usage on schema portal to doorstep_app;

-- How often somebody may try: a measure that fills again with time, the same for all nodes. 'who'
-- is a keyed hash of the address on the network, of no use to anybody who reads it.
create table portal.measure (
  county int not null,
  who    bytea not null,
  left_over double precision not null, -- tries left at that moment
  at     timestamptz not null,

  constraint measure_key primary key (county, who)
);
create index measure_age on portal.measure (county, at);
alter table portal.measure enable row level security;
alter table portal.measure force row level security;
create policy measure_of_the_public on portal.measure for all to doorstep_app
  using (county = scope.county() and scope.role() in ('PUBLIC', 'SYSTEM'))
  with check (county = scope.county() and scope.role() in ('PUBLIC', 'SYSTEM'));
grant select, insert, update, delete on portal.measure to doorstep_app;
