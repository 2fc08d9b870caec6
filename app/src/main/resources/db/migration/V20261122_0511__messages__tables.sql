-- Messages: what somebody should know. A notice holds ids, dates and numbers; its sentence is made
-- when it is read, in the language of the reader.

create schema messages;
grant usage on schema messages to doorstep_app;

create table messages.notice (
  county   int  not null,
  id       uuid not null,
  seat     uuid not null,             -- the unit or official it is for
  key      text not null,             -- of its sentence
  facts    jsonb not null default '{}',
  subject  uuid not null,             -- what it is about
  href     text not null,
  made_at  timestamptz not null,
  read_at  timestamptz,
  read_by  uuid,

  constraint notice_key primary key (county, id),
  constraint notice_leads_to_a_page_of_ours check (href ~ '^/([^/\\]|$)')
);
create index notice_seat on messages.notice (county, seat, made_at desc, id);
create index notice_unread on messages.notice (county, seat, made_at desc, id) where read_at is null;
create index notice_subject on messages.notice (county, subject);

alter table messages.notice enable row level security;
alter table messages.notice force row level security;
-- A resident tells only of the one matter he or she follows: that its answer did not hold.
-- An administrator sits in a unit that is told things, and reads none of them.
create policy notice_read on messages.notice for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or scope.role() <> 'ADMINISTRATOR' and seat = any (scope.seats())));
create policy notice_given on messages.notice for insert to doorstep_app
  with check (county = scope.county() and scope.role() <> 'PUBLIC'
    and (scope.role() <> 'RESIDENT' or subject = any (scope.seats())));
create policy notice_seen on messages.notice for update to doorstep_app
  using (county = scope.county() and scope.role() <> 'ADMINISTRATOR' and seat = any (scope.seats()));
grant select, insert, update (read_at, read_by) on messages.notice to doorstep_app;
