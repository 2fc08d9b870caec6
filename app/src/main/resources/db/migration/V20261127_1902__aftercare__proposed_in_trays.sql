-- What is proposed for posting and waits for an office, marked in the trays its matter lies in with the
-- moment it was proposed: an office finds its own there, also those from elsewhere that it holds, and
-- reads no other's.
alter table matters.tray add column proposed_at timestamptz; -- null unless it waits for a decision

create or replace function aftercare.mark_trays() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  with x as materialized (
    select m.county, m.matter,
           exists (select from aftercare.extension e
                   where e.county = m.county and e.matter = m.matter and e.state = 'asked') as extension_asked,
           coalesce((select r.score <= 2 from aftercare.rating r
                     where r.county = m.county and r.matter = m.matter and r.state = 'rated'
                     order by r.rated_at desc limit 1), false) as rated_low,
           coalesce(p.state = 'posted', false) as posted,
           case when p.state = 'proposed' then p.proposed_at end as proposed_at
    from (select distinct w.county, w.matter from touched w) m
    left join aftercare.publication p on p.county = m.county and p.matter = m.matter)
  update matters.tray t
  set extension_asked = x.extension_asked, rated_low = x.rated_low, posted = x.posted, proposed_at = x.proposed_at
  from x
  where t.county = x.county and t.matter = x.matter
    and (t.extension_asked, t.rated_low, t.posted, t.proposed_at)
      is distinct from (x.extension_asked, x.rated_low, x.posted, x.proposed_at);
  return null;
end $$;

-- The same for what is there already, past row security: no county is asking.
set role doorstep_search;
update matters.tray t set proposed_at = p.proposed_at
from aftercare.publication p where p.county = t.county and p.matter = t.matter and p.state = 'proposed';
reset role;

create index tray_proposed on matters.tray (county, seat, proposed_at, matter) where proposed_at is not null;
drop index aftercare.publication_proposed; -- the list it served starts in the trays

create view aftercare.waiting with (security_invoker = true) as
  select county, seat, proposed_at, matter from matters.tray where proposed_at is not null;
grant select on aftercare.waiting to doorstep_app;
