-- What hangs on the board stands where its matter stands, a look-back is due when its clock says, and
-- what is said to be kept of the ratings is what is kept.

drop trigger publication_is_decided_by_an_office on aftercare.publication;
create trigger publication_is_decided_by_an_office before update on aftercare.publication
  for each row when (current_user = 'doorstep_app') execute function aftercare.guard_publication();

create function aftercare.follow_matter() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update aftercare.publication p
  set number = new.number, township = left(new.place, 9), place = new.place, handling = new.state,
      open = new.state in ('raised', 'offered', 'returned', 'handling', 'diverted'),
      holder = new.holder, due_on = new.due_on, closed_at = new.closed_at
  where p.county = new.county and p.matter = new.id;
  if old.place <> new.place then
    update aftercare.look_back l set place = new.place where l.county = new.county and l.matter = new.id;
  end if;
  return null;
end $$;

create function aftercare.follow_clock() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update aftercare.look_back l set due_on = new.due_on
  where l.county = new.county and l.matter = new.subject and l.state = 'due';
  return null;
end $$;

-- Nothing runs for a look-back that is gone.
create function aftercare.stop_clock() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from deadlines.clock c
  where c.county = old.county and c.subject = old.matter and c.purpose = 'look-back' and c.state in ('running', 'paused');
  return null;
end $$;

drop trigger rating_kept_is_counted on aftercare.rating;
create or replace function aftercare.count_kept() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op <> 'INSERT' and old.score is not null then
    update aftercare.rating_tally t set kept = t.kept - 1 where t.county = old.county and t.score = old.score;
  end if;
  if tg_op <> 'DELETE' and new.score is not null then
    insert into aftercare.rating_tally as t (county, score, kept) values (new.county, new.score, 1)
    on conflict (county, score) do update set kept = t.kept + 1;
  end if;
  return null;
end $$;

grant usage, create on schema aftercare to doorstep_search;
alter function aftercare.follow_matter() owner to doorstep_search;
alter function aftercare.follow_clock() owner to doorstep_search;
alter function aftercare.stop_clock() owner to doorstep_search;
revoke all on function aftercare.follow_matter() from public;
revoke all on function aftercare.follow_clock() from public;
revoke all on function aftercare.stop_clock() from public;
revoke create on schema aftercare from doorstep_search;
grant select, update (number, township, place, handling, open, holder, due_on, closed_at) on aftercare.publication to doorstep_search;
grant select, update (place, due_on) on aftercare.look_back to doorstep_search;

create trigger publication_follows_its_matter
  after update of number, place, state, holder, due_on, closed_at on matters.matter for each row
  when ((old.number, old.place, old.state, old.holder, old.due_on, old.closed_at)
    is distinct from (new.number, new.place, new.state, new.holder, new.due_on, new.closed_at))
  execute function aftercare.follow_matter();
create trigger look_back_follows_its_clock after update of due_on on deadlines.clock for each row
  when (new.purpose = 'look-back' and old.due_on <> new.due_on) execute function aftercare.follow_clock();
create trigger look_back_that_went_is_owed_no_more after delete on aftercare.look_back for each row
  when (old.state = 'due') execute function aftercare.stop_clock();
create trigger rating_kept_is_counted after insert on aftercare.rating
  for each row when (new.score is not null) execute function aftercare.count_kept();
create trigger rating_that_changed_is_counted after update of county, score on aftercare.rating
  for each row when (old.score is distinct from new.score) execute function aftercare.count_kept();
create trigger rating_that_went_is_counted after delete on aftercare.rating
  for each row when (old.score is not null) execute function aftercare.count_kept();
