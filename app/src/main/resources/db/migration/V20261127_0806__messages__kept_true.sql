-- A notice leads to what it is about: where that is gone, there is nothing left to tell.

create function messages.follow_matter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from messages.notice n where n.county = old.county and n.subject = old.id;
  return null;
end $$;
grant usage, create on schema messages to doorstep_search;
alter function messages.follow_matter() owner to doorstep_search;
revoke all on function messages.follow_matter() from public;
revoke create on schema messages from doorstep_search;
grant select, delete on messages.notice to doorstep_search;

create trigger notices_go_with_their_matter after delete on matters.matter
  for each row execute function messages.follow_matter();
