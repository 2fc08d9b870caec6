-- A record that is taken out of a row of corrections leaves no gap: the one before it and the one after
-- it follow each other then. Without one before it, the correction is a record like any other; without
-- one after it, the record before it counts again.

drop trigger correction_that_went_corrects_nothing on engagements.engagement;
drop function engagements.count_again();

create function engagements.close_gap() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update engagements.engagement e set corrects = old.corrects
  where e.county = old.county and e.id = old.corrected_by and e.corrects = old.id;
  update engagements.engagement e set corrected_by = (
    select c.id from engagements.engagement c where c.county = old.county and c.id = old.corrected_by)
  where e.county = old.county and e.id = old.corrects and e.corrected_by = old.id;
  return null;
end $$;
grant create on schema engagements to doorstep_search;
alter function engagements.close_gap() owner to doorstep_search;
revoke all on function engagements.close_gap() from public;
revoke create on schema engagements from doorstep_search;
grant update (corrects) on engagements.engagement to doorstep_search;

create trigger record_that_went_leaves_no_gap after delete on engagements.engagement
  for each row when (old.corrects is not null or old.corrected_by is not null) execute function engagements.close_gap();
