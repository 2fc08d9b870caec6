-- What was attached to a visit or a matter is not to be read without it, and goes with it.

create function documents.follow_subject() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from documents.attachment a where a.county = old.county and a.subject = old.id and a.kind = tg_argv[0];
  return null;
end $$;
grant usage, create on schema documents to doorstep_search;
alter function documents.follow_subject() owner to doorstep_search;
revoke all on function documents.follow_subject() from public;
revoke create on schema documents from doorstep_search;
grant select, delete on documents.attachment to doorstep_search;

create trigger attachments_go_with_their_visit after delete on engagements.engagement
  for each row execute function documents.follow_subject('visit');
create trigger attachments_go_with_their_matter after delete on matters.matter
  for each row execute function documents.follow_subject('matter');
