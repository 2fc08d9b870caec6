-- Documents: files attached to a visit or a matter. The bytes lie on disk under their sha-256
-- (attachments/<county>/<first two letters>/<sha-256>); a row is committed after they are there.

create schema documents;
grant usage on schema documents to doorstep_app;

create table documents.attachment (
  county     int  not null,
  id         uuid not null,            -- made of what it is attached to and of the bytes: twice is once
  kind       text not null,            -- to what it is attached: visit, matter
  subject    uuid not null,
  name       text not null,            -- as the sender's device called it; empty once erased
  type       text not null,            -- found in the bytes, never in the name
  bytes      bigint not null,
  sha256     bytea,                    -- of the bytes as kept; null once erased
  added_at   timestamptz not null,
  added_by   uuid,                     -- the official; null for a resident without an account
  erased_at  timestamptz,

  constraint attachment_key primary key (county, id),
  constraint attachment_kind_is_known check (kind in ('visit', 'matter')),
  constraint attachment_type_is_known check (type in ('jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx', 'pptx', 'doc', 'xls', 'ppt', 'odt', 'ods')),
  constraint attachment_has_bytes check (bytes > 0),
  constraint attachment_is_there_or_erased check ((sha256 is null) = (erased_at is not null))
);
create index attachment_subject on documents.attachment (county, subject, added_at, id);
create index attachment_content on documents.attachment (county, sha256) where sha256 is not null;

alter table documents.attachment enable row level security;
alter table documents.attachment force row level security;

-- Whoever sees the visit or the matter sees what is attached to it: the subject's own policies decide.
create policy attachment_of_visit_read on documents.attachment for select to doorstep_app
  using (county = scope.county() and kind = 'visit'
    and exists (select from engagements.engagement e where e.county = attachment.county and e.id = attachment.subject));
create policy attachment_of_matter_read on documents.attachment for select to doorstep_app
  using (county = scope.county() and kind = 'matter'
    and exists (select from matters.matter m where m.county = attachment.county and m.id = attachment.subject));

-- To a visit by whoever wrote it down; to a matter by whoever sees it and works here. What residents
-- send on their page is written by the system, which raises the matter.
create policy attachment_of_visit_added on documents.attachment for insert to doorstep_app
  with check (county = scope.county() and kind = 'visit' and scope.role() not in ('ADMINISTRATOR', 'RESIDENT')
    and (scope.role() = 'SYSTEM' or added_by = scope.official())
    and exists (select from engagements.engagement e where e.county = attachment.county and e.id = attachment.subject
      and (scope.role() = 'SYSTEM' or e.official = scope.official())));
create policy attachment_of_matter_added on documents.attachment for insert to doorstep_app
  with check (county = scope.county() and kind = 'matter' and scope.role() <> 'RESIDENT'
    and (scope.role() = 'SYSTEM' or added_by = scope.official())
    and exists (select from matters.matter m where m.county = attachment.county and m.id = attachment.subject));

create policy attachment_erased on documents.attachment for update to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
grant select, insert, update (name, sha256, erased_at) on documents.attachment to doorstep_app;
