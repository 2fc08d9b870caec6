-- What runs beside the handling of a matter, marked in the trays it lies in, so that lists which ask for
-- it start there too: more time was asked for, the last rating is low, it is posted. The marks are
-- readings of the three tables, renewed by the database whenever a row of theirs, or a tray, is written.

alter table matters.tray
  add column extension_asked boolean not null default false,
  add column rated_low boolean not null default false,
  add column posted boolean not null default false;

create function aftercare.mark_trays() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update matters.tray t
  set extension_asked = x.extension_asked, rated_low = x.rated_low, posted = x.posted
  from (select distinct w.county, w.matter from touched w) m
  cross join lateral (
    select exists (select from aftercare.extension e
                   where e.county = m.county and e.matter = m.matter and e.state = 'asked') as extension_asked,
           coalesce((select r.score <= 2 from aftercare.rating r
                     where r.county = m.county and r.matter = m.matter and r.state = 'rated'
                     order by r.rated_at desc limit 1), false) as rated_low,
           exists (select from aftercare.publication p
                   where p.county = m.county and p.matter = m.matter and p.state = 'posted') as posted) x
  where t.county = m.county and t.matter = m.matter
    and (t.extension_asked, t.rated_low, t.posted) is distinct from (x.extension_asked, x.rated_low, x.posted);
  return null;
end $$;
grant usage, create on schema aftercare to doorstep_search;
alter function aftercare.mark_trays() owner to doorstep_search;
revoke all on function aftercare.mark_trays() from public;
revoke create on schema aftercare from doorstep_search;
grant select on aftercare.extension, aftercare.rating, aftercare.publication to doorstep_search;

do $$
declare t text;
begin
  foreach t in array array['extension', 'rating', 'publication'] loop
    execute format('create trigger %s_begun_is_marked after insert on aftercare.%s
      referencing new table as touched for each statement execute function aftercare.mark_trays()', t, t);
    execute format('create trigger %s_moved_is_marked after update on aftercare.%s
      referencing new table as touched for each statement execute function aftercare.mark_trays()', t, t);
    execute format('create trigger %s_gone_is_marked after delete on aftercare.%s
      referencing old table as touched for each statement execute function aftercare.mark_trays()', t, t);
  end loop;
end $$;
create trigger tray_laid_is_marked after insert on matters.tray
  referencing new table as touched for each statement execute function aftercare.mark_trays();

-- The same for what is there already, past row security: no county is asking.
set role doorstep_search;
update matters.tray t set extension_asked = true
from aftercare.extension e where e.county = t.county and e.matter = t.matter and e.state = 'asked';
update matters.tray t set posted = true
from aftercare.publication p where p.county = t.county and p.matter = t.matter and p.state = 'posted';
update matters.tray t set rated_low = true
from (select distinct on (r.county, r.matter) r.county, r.matter, r.score from aftercare.rating r
      where r.state = 'rated' order by r.county, r.matter, r.rated_at desc) r
where r.county = t.county and r.matter = t.matter and r.score <= 2;
reset role;

create index tray_extension_newest on matters.tray (county, seat, raised_at desc, matter) where extension_asked;
create index tray_rated_low_newest on matters.tray (county, seat, raised_at desc, matter) where rated_low;
create index tray_posted_newest on matters.tray (county, seat, raised_at desc, matter) where posted;
