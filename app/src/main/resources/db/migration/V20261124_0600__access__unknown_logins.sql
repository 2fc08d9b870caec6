-- Tries to sign in under names no account has: counted and locked as an account's are, so that a
-- lock tells nobody which accounts there are. The name is kept as a keyed hash: it may be a slip of
-- somebody's own, or a password typed into the wrong field.

create table access.unknown_login (
  county       int   not null,
  login        bytea not null,
  failed       int   not null,
  locked_until timestamptz,
  tried_at     timestamptz not null,

  constraint unknown_login_key primary key (county, login)
);
create index unknown_login_age on access.unknown_login (county, tried_at);

alter table access.unknown_login enable row level security;
alter table access.unknown_login force row level security;
create policy unknown_login_of_the_system on access.unknown_login for all to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
grant select, insert, update, delete on access.unknown_login to doorstep_app;
