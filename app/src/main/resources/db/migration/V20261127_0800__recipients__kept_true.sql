-- What is stored and follows from other rows is kept true by the database itself, in the transaction
-- of the change and whoever makes it: also by a hand that deletes or corrects one row. This and the
-- files beside it hold the triggers, each in the module whose column it keeps.

-- A guard is for the program. A hand at the database says nothing of a scope, and needs none.
drop trigger recipient_is_kept_by_administrators on recipients.recipient;
create trigger recipient_is_kept_by_administrators before update on recipients.recipient
  for each row when (current_user = 'doorstep_app') execute function recipients.keep_register();

-- Those who live in a household, and the words it is found by, lie where it lies; with it they go.
create function recipients.follow_recipient() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    delete from recipients.search s where s.county = old.county and s.recipient = old.id;
    delete from recipients.reach r where r.county = old.county and r.recipient = old.id;
  else
    update recipients.resident t set place = new.place
    where t.county = new.county and t.household = new.id and t.place <> new.place;
    update recipients.search s set place = new.place
    where s.county = new.county and s.recipient = new.id and s.place <> new.place;
  end if;
  return null;
end $$;
grant usage, create on schema recipients to doorstep_search;
alter function recipients.follow_recipient() owner to doorstep_search;
revoke all on function recipients.follow_recipient() from public;
revoke create on schema recipients from doorstep_search;
grant select, update (place) on recipients.resident to doorstep_search;
grant update (place), delete on recipients.search to doorstep_search;
grant update (last_met) on recipients.recipient to doorstep_search;
grant insert, delete on recipients.reach to doorstep_search;
create trigger recipient_takes_its_residents_along after update of place on recipients.recipient
  for each row when (old.place <> new.place) execute function recipients.follow_recipient();
create trigger recipient_leaves_nothing_behind after delete on recipients.recipient
  for each row execute function recipients.follow_recipient();
