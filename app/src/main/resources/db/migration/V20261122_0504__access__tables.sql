-- Access: accounts, and sessions that survive the loss of a node.

create schema access;
grant usage on schema access to doorstep_app;

create table access.account (
  county       int  not null,
  official     uuid not null,
  login        text collate "C" not null,
  password     text not null,          -- a bcrypt hash, never the password
  must_change  boolean not null,       -- an initial password has to be changed first
  failed       int not null default 0,
  locked_until timestamptz,
  closed       boolean not null default false,

  constraint account_key primary key (county, official),
  constraint account_login_is_used_once unique (county, login),
  constraint account_official_exists foreign key (county, official) references staff.official (county, id),
  constraint account_login_is_well_formed check (login ~ '^[a-z0-9._-]{2,40}$')
);

-- A session is known by the hash of what the browser holds.
create table access.session (
  county   int  not null,
  token    bytea not null,             -- sha256 of the cookie
  official uuid not null,
  post     uuid not null,              -- the post under which the official acts in this session
  started  timestamptz not null,
  seen     timestamptz not null,
  ends     timestamptz not null,

  constraint session_key primary key (county, token),
  constraint session_post_exists foreign key (county, post) references staff.post (county, id)
);
create index session_official on access.session (county, official);
create index session_ends on access.session (county, ends);

alter table access.account enable row level security;
alter table access.account force row level security;
alter table access.session enable row level security;
alter table access.session force row level security;

create policy account_read on access.account for select to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or official = scope.official()));
create policy account_made_by_keepers on access.account for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy account_changed on access.account for update to doorstep_app
  using (county = scope.county() and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or official = scope.official()));
create policy session_of_the_system on access.session for all to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
-- Whoever closes an account or ends a post ends the sessions with it; of a session only the hash of
-- its token can be read. People end their own other sessions when they change their password.
create policy session_seen_to_be_ended on access.session for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'ADMINISTRATOR' or official = scope.official()));
create policy session_ended on access.session for delete to doorstep_app
  using (county = scope.county() and (scope.role() = 'ADMINISTRATOR' or official = scope.official()));
grant select, insert, update on access.account to doorstep_app;
grant select, insert, update, delete on access.session to doorstep_app;

-- Everything about whoever acts in a session, in one reading. The reader's own row security holds.
create view access.signed_in with (security_invoker = true) as
select s.county, s.token, s.ends, s.seen, s.official, s.post, o.name, p.title, p.role, p.unit, u.name as unit_name,
       u.place, a.must_change, c.name as county_name, c.code as county_code, c.zone
from access.session s
join access.account a on a.county = s.county and a.official = s.official and not a.closed
join staff.official o on o.county = s.county and o.id = s.official
join staff.post p on p.county = s.county and p.id = s.post and p.to_day is null
join staff.unit u on u.county = p.county and u.id = p.unit
join places.county c on c.county = s.county;
grant select on access.signed_in to doorstep_app;
