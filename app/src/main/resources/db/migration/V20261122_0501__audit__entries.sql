-- Audit: who did what. An entry stands in the transaction of the write it tells of (a refusal's in
-- one of its own) and is never changed. Entries hold ids, never personal text.
-- A seal closes a run of entries under a hash that includes the seal before it, so that anyone with
-- the seals can verify that nothing was taken out or changed later.

create schema audit;
grant usage on schema audit to doorstep_app;

create table audit.entry (
  county   int         not null,
  id       uuid        not null,
  at       timestamptz not null,
  actor    uuid,                   -- the official; null for a resident, the public and the system
  role     text        not null,
  action   text        not null,   -- 'matter.dispatch', 'household.unmask'
  subject  uuid,                   -- what it was done to
  facts    jsonb       not null default '{}',  -- ids, states, counts; nothing personal
  refused  text,                   -- the reason, when it was refused
  seal     bigint,                 -- null until sealed

  constraint audit_entry_key primary key (county, id)
);
create index audit_entry_subject on audit.entry (county, subject, at, id);
create index audit_entry_actor on audit.entry (county, actor, at, id);
create index audit_entry_action on audit.entry (county, action, at, id);
create index audit_entry_refused on audit.entry (county, at, id) where refused is not null;
create index audit_entry_time on audit.entry (county, at, id);
create index audit_entry_unsealed on audit.entry (county, at, id) where seal is null;

create table audit.seal (
  county   int         not null,
  number   bigint      not null,
  sealed_at timestamptz not null,
  entries  int         not null,
  hash     bytea       not null,   -- sha256(hash before || sha256 of each entry, by id)

  constraint audit_seal_key primary key (county, number)
);

alter table audit.entry enable row level security;
alter table audit.entry force row level security;
alter table audit.seal enable row level security;
alter table audit.seal force row level security;

create policy entry_written_by_anybody on audit.entry for insert to doorstep_app
  with check (county = scope.county() and seal is null);
create policy entry_read_by_overseers on audit.entry for select to doorstep_app
  using (county = scope.county() and scope.role() in ('COUNTY_OFFICE', 'ADMINISTRATOR', 'SYSTEM'));
create policy entry_sealed_by_the_system on audit.entry for update to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM' and seal is null)
  with check (county = scope.county());
create policy seal_made_by_the_system on audit.seal for insert to doorstep_app
  with check (county = scope.county() and scope.role() = 'SYSTEM');
create policy seal_read_by_overseers on audit.seal for select to doorstep_app
  using (county = scope.county() and scope.role() in ('COUNTY_OFFICE', 'ADMINISTRATOR', 'SYSTEM'));

grant select, insert, update (seal) on audit.entry to doorstep_app;
grant select, insert on audit.seal to doorstep_app;

-- The fingerprint of one entry, the same for whoever computes it.
create function audit.fingerprint(e audit.entry) returns bytea language sql stable
  return sha256(convert_to(jsonb_build_array(e.county, e.id, extract(epoch from e.at)::text, e.actor, e.role,
    e.action, e.subject, e.facts, e.refused)::text, 'UTF8'));
grant execute on function audit.fingerprint(audit.entry) to doorstep_app;
