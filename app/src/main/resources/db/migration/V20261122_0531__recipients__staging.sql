-- Rows an import has read and checked and nobody has confirmed yet. They are no part of the
-- register: unlogged, seen by administrators only, gone when the import is taken or given up.
-- Losing them in a crash costs an upload, nothing else.

create unlogged table recipients.staged_recipient (
  county     int   not null,
  import     uuid  not null,
  row        int   not null,             -- of the sheet
  id         uuid  not null,
  kind       text  not null,
  code       text  not null,
  name       text  not null,
  place      text collate "C" not null,
  address    text  not null,
  phone      bytea,
  categories text[] not null,
  content    bytea not null,
  before     bytea,                      -- content it takes the place of; null for a new one
  words      tsvector not null,

  constraint staged_recipient_key primary key (county, import, row)
);

create unlogged table recipients.staged_resident (
  county    int   not null,
  import    uuid  not null,
  row       int   not null,
  id        uuid  not null,
  household uuid  not null,
  place     text collate "C" not null,
  name      text  not null,
  relation  text  not null,
  sex       text  not null,
  born      date,
  id_number bytea,
  id_hash   bytea,
  phone     bytea,
  away      text  not null,
  content   bytea not null,
  before    bytea,

  constraint staged_resident_key primary key (county, import, row)
);

alter table recipients.staged_recipient enable row level security;
alter table recipients.staged_recipient force row level security;
alter table recipients.staged_resident enable row level security;
alter table recipients.staged_resident force row level security;

create policy staged_recipient_of_keepers on recipients.staged_recipient for all to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create policy staged_resident_of_keepers on recipients.staged_resident for all to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
grant select, insert, delete on recipients.staged_recipient, recipients.staged_resident to doorstep_app;
