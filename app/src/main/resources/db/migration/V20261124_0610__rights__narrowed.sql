-- Rights narrowed to what the program needs of them. Each of these was read as somebody would who
-- has got hold of the program's connection and asks under a role of his own.

-- Reaches: a reach that a link opened is closed by whoever may end that link, and by nobody else; one
-- that a matter opened stays. Offices read those of the recipients they see.
drop policy reach_read on recipients.reach;
create policy reach_read on recipients.reach for select to doorstep_app
  using (county = scope.county() and (seat = any (scope.seats()) or scope.role() in ('ADMINISTRATOR', 'SYSTEM')
    or scope.role() in ('COUNTY_OFFICE', 'TOWNSHIP_OFFICE', 'GROUP_LEADER') and recipients.sees(county, recipient)));
drop policy reach_closed on recipients.reach;
create policy reach_closed on recipients.reach for delete to doorstep_app
  using (county = scope.county() and exists (select from pairings.link l
    where l.county = reach.county and l.id = reach.why and l.recipient = reach.recipient and l.official = reach.seat
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM')
        or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE')
           and l.place >= scope.place_from() and l.place < scope.place_to())));

-- The register of recipients is kept by administrators and their imports. At a door, only what was
-- found there is noted: when somebody was met, and a wish to be left alone.
drop policy recipient_made on recipients.recipient;
create policy recipient_made on recipients.recipient for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
create function recipients.keep_register() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if scope.role() not in ('ADMINISTRATOR', 'SYSTEM')
     and to_jsonb(new) - '{last_met,leave_alone_until,leave_alone_why,version}'::text[]
         is distinct from to_jsonb(old) - '{last_met,leave_alone_until,leave_alone_why,version}'::text[] then
    raise insufficient_privilege using message = 'the register is kept by administrators';
  end if;
  return new;
end $$;
create trigger recipient_is_kept_by_administrators before update on recipients.recipient
  for each row execute function recipients.keep_register();
drop policy resident_made on recipients.resident;
create policy resident_made on recipients.resident for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
drop policy resident_kept on recipients.resident;
create policy resident_kept on recipients.resident for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
drop policy search_made on recipients.search;
create policy search_made on recipients.search for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));
drop policy search_kept on recipients.search;
create policy search_kept on recipients.search for update to doorstep_app
  using (county = scope.county() and scope.role() in ('ADMINISTRATOR', 'SYSTEM'));

-- Notices: about a matter one sees oneself. What leads where is the program's to say.
drop policy notice_given on messages.notice;
create policy notice_given on messages.notice for insert to doorstep_app
  with check (county = scope.county() and matters.sees(county, subject) and read_at is null);

-- Clocks: moved by whoever sees the matter, or where there is none: what lies in no tray is a clock's own.
create function matters.is_new(in_county int, in_matter uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select in_county = scope.county() and scope.role() not in ('PUBLIC', 'RESIDENT', 'ADMINISTRATOR')
      and not exists (select from matters.tray t where t.county = in_county and t.matter = in_matter);
  end;
grant usage, create on schema matters to doorstep_search;
alter function matters.is_new(int, uuid) owner to doorstep_search;
revoke all on function matters.is_new(int, uuid) from public;
grant execute on function matters.is_new(int, uuid) to doorstep_app;
revoke create on schema matters from doorstep_search;
-- The check speaks up where a condition on the old row would let a change fall silently under the table.
drop policy clock_moved on deadlines.clock;
create policy clock_moved on deadlines.clock for update to doorstep_app
  using (county = scope.county())
  with check (matters.sees(county, subject) or matters.is_new(county, subject));

-- Matters: raised under one's own name. Steps, like entries of the trail, under one's own name and role.
drop policy matter_raised on matters.matter;
create policy matter_raised on matters.matter for insert to doorstep_app
  with check (county = scope.county() and scope.role() not in ('ADMINISTRATOR', 'RESIDENT', 'PUBLIC')
    and (scope.role() = 'SYSTEM' or raised_by = scope.official()));
drop policy step_taken on matters.step;
create policy step_taken on matters.step for insert to doorstep_app
  with check (matters.sees(county, matter) and (scope.role() = 'SYSTEM'
    or role = scope.role() and coalesce(official, '00000000-0000-0000-0000-000000000000') = scope.official()));
-- Number, door, day and words of a matter stay as they were raised.
revoke update on matters.matter from doorstep_app;
grant update (kind, category, priority, collective, state, holder, offered_to, assisting, due_on, outcome, answer,
  answered_at, reason_class, next_look, reopened, closed_at, same_as, follow_failed, follow_shut_until, version)
  on matters.matter to doorstep_app;

-- Extensions: asked and decided under one's own name.
drop policy extension_asked on aftercare.extension;
create policy extension_asked on aftercare.extension for insert to doorstep_app
  with check (matters.sees(county, matter) and state = 'asked' and asked_by = scope.official());
drop policy extension_decided on aftercare.extension;
create policy extension_decided on aftercare.extension for update to doorstep_app
  using (matters.sees(county, matter) and scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE'))
  with check (matters.sees(county, matter) and (state = 'asked' or decided_by = scope.official()));

-- Look-backs begin as due, and are done under one's own name.
drop policy look_back_set on aftercare.look_back;
create policy look_back_set on aftercare.look_back for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT' and state = 'due');
drop policy look_back_done on aftercare.look_back;
create policy look_back_done on aftercare.look_back for update to doorstep_app
  using (matters.sees(county, matter) and state = 'due')
  with check (matters.sees(county, matter)
    and (state in ('due', 'dropped') or done_by = scope.official()));

-- A rating begins as an invitation: whoever handles a matter could else have written one down as given.
drop policy rating_invited on aftercare.rating;
create policy rating_invited on aftercare.rating for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT' and state = 'invited');
drop policy rating_slip_printed on aftercare.rating_slip;
create policy rating_slip_printed on aftercare.rating_slip for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE')
    and printed_by = scope.official());

-- How many ratings were handed in and kept only ever counts up, one at a time, and what was kept is
-- counted by the database itself when a rating is. A resident reaches no other line of the table.
drop policy rating_tally_begun on aftercare.rating_tally;
drop policy rating_tally_counted on aftercare.rating_tally;
revoke insert, update on aftercare.rating_tally from doorstep_app;
create function aftercare.count_handed_in(in_score smallint) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if scope.role() <> 'RESIDENT' then
    raise insufficient_privilege using message = 'ratings are handed in by residents';
  end if;
  insert into aftercare.rating_tally as t (county, score, given) values (scope.county(), in_score, 1)
  on conflict (county, score) do update set given = t.given + 1;
end $$;
create function aftercare.count_kept() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into aftercare.rating_tally as t (county, score, kept) values (new.county, new.score, 1)
  on conflict (county, score) do update set kept = t.kept + 1;
  return null;
end $$;
grant usage, create on schema aftercare to doorstep_search;
alter function aftercare.count_handed_in(smallint) owner to doorstep_search;
alter function aftercare.count_kept() owner to doorstep_search;
revoke all on function aftercare.count_handed_in(smallint) from public;
revoke all on function aftercare.count_kept() from public;
grant execute on function aftercare.count_handed_in(smallint) to doorstep_app;
revoke create on schema aftercare from doorstep_search;
grant select, insert, update on aftercare.rating_tally to doorstep_search;
create trigger rating_kept_is_counted after update of state on aftercare.rating
  for each row when (old.state = 'invited' and new.state = 'rated') execute function aftercare.count_kept();

drop policy publication_proposed on aftercare.publication;
create policy publication_proposed on aftercare.publication for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT' and state = 'proposed'
    and proposed_by = scope.official());

-- Engagements: written in one's own unit. What was heard is corrected by a later record; only the
-- system, which erases at a resident's wish, takes words out of an old one.
drop policy engagement_written on engagements.engagement;
create policy engagement_written on engagements.engagement for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM'
    or scope.role() in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE', 'DEPARTMENT', 'COUNTY_OFFICE')
       and official = scope.official() and unit = scope.unit()));
drop policy engagement_corrected on engagements.engagement;
create policy engagement_corrected on engagements.engagement for update to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM'
    or scope.role() <> 'ADMINISTRATOR' and official = scope.official()));
create function engagements.keep_words() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if scope.role() <> 'SYSTEM'
     and (new.heard, new.occasion, new.erased_at) is distinct from (old.heard, old.occasion, old.erased_at) then
    raise insufficient_privilege using message = 'a fact is corrected by a later record';
  end if;
  return new;
end $$;
create trigger engagement_is_kept before update on engagements.engagement
  for each row execute function engagements.keep_words();

-- Participants: added by whoever writes the engagement down.
drop policy participant_written on engagements.participant;
create policy participant_written on engagements.participant for insert to doorstep_app
  with check (county = scope.county() and exists (select from engagements.engagement e
    where e.county = participant.county and e.id = participant.engagement
      and (scope.role() = 'SYSTEM' or scope.role() <> 'ADMINISTRATOR' and e.official = scope.official())));

-- Diaries: of the unit in which one works, where a leader finds them.
drop policy diary_written on engagements.diary;
create policy diary_written on engagements.diary for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE')
    and official = scope.official() and unit = scope.unit());
drop policy diary_rewritten on engagements.diary;
create policy diary_rewritten on engagements.diary for update to doorstep_app
  using (county = scope.county() and scope.role() in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE')
    and official = scope.official());
drop policy reading_written on engagements.reading;
create policy reading_written on engagements.reading for insert to doorstep_app
  with check (county = scope.county() and scope.role() = 'GROUP_LEADER' and unit = scope.unit()
    and leader = scope.official());

-- Tasks: set down under one's own name.
drop policy task_made on tasks.task;
create policy task_made on tasks.task for insert to doorstep_app
  with check (county = scope.county() and scope.role() not in ('PUBLIC', 'RESIDENT', 'ADMINISTRATOR')
    and (scope.role() = 'SYSTEM' or made_by = scope.official()));
drop policy task_ended on tasks.task;
create policy task_ended on tasks.task for update to doorstep_app
  using (county = scope.county() and scope.role() <> 'ADMINISTRATOR'
    and (scope.role() = 'SYSTEM' or official = scope.official() or unit = any (scope.seats())
      or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE')
         and place >= scope.place_from() and place < scope.place_to()));

-- Accounts: whose they are and what they are called is set once.
revoke update on access.account from doorstep_app;
grant update (password, must_change, failed, locked_until, closed) on access.account to doorstep_app;
