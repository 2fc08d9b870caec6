-- Which categories the doors of a place are listed under, without reading the doors: an index has each
-- set of categories once after another, and is asked for the next one until there is none. Comparing
-- sets is no leakproof operator, so the policy of doors would keep the index from being used: this
-- reviewed function looks within the asker's place (an administrator's: the county) and names
-- categories only.
create index recipient_listed on recipients.recipient (county, (categories collate "C"), place)
  where cardinality(categories) > 0 and ended is null and erased_at is null;

create function pairings.categories_at_work() returns setof text
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    with recursive listed(categories) as (
      (select r.categories collate "C" from recipients.recipient r
       where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
       order by r.categories collate "C" limit 1)
      union all
      select (select r.categories collate "C" from recipients.recipient r
              where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
                and r.categories collate "C" > l.categories
              order by r.categories collate "C" limit 1)
      from listed l where l.categories is not null)
    select distinct unnest(l.categories) from listed l
    where exists (select from recipients.recipient r
                  where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
                    and r.categories collate "C" = l.categories
                    and r.place >= case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then '' else scope.place_from() end
                    and r.place < case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then ':' else scope.place_to() end)
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or scope.over_place());
  end;
grant usage, create on schema pairings to doorstep_search;
alter function pairings.categories_at_work() owner to doorstep_search;
revoke all on function pairings.categories_at_work() from public;
grant execute on function pairings.categories_at_work() to doorstep_app;
revoke create on schema pairings from doorstep_search;
