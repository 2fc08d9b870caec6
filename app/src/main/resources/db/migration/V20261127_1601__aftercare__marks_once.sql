-- The marks of a matter are looked up once, not for each of its trays and once more for each that changes.
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
           exists (select from aftercare.publication p
                   where p.county = m.county and p.matter = m.matter and p.state = 'posted') as posted
    from (select distinct w.county, w.matter from touched w) m)
  update matters.tray t
  set extension_asked = x.extension_asked, rated_low = x.rated_low, posted = x.posted
  from x
  where t.county = x.county and t.matter = x.matter
    and (t.extension_asked, t.rated_low, t.posted) is distinct from (x.extension_asked, x.rated_low, x.posted);
  return null;
end $$;
