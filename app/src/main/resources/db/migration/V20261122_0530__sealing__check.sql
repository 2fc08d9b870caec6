-- Sealing: one known value, sealed and hashed with the keys in use. A start with other keys finds
-- that it cannot open it and says so, before anybody meets a field nobody can read.

create schema sealing;
grant usage on schema sealing to doorstep_app;

create table sealing.check_value (
  one    boolean not null default true,
  sealed bytea   not null,
  hashed bytea   not null,

  constraint check_value_key primary key (one),
  constraint check_value_is_the_only_one check (one)
);
alter table sealing.check_value enable row level security;
alter table sealing.check_value force row level security;
create policy check_value_of_the_system on sealing.check_value for all to doorstep_app
  using (scope.role() = 'SYSTEM');
grant select, insert on sealing.check_value to doorstep_app;
