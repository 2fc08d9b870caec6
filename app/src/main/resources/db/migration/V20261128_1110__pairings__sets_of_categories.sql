-- The walk through the sets of categories, once for both who take it. It is for the two reviewed functions
-- below alone: called by anybody else it would ask with that one's rights, and nobody else may call it.
create function pairings.sets_of_categories() returns setof text[]
  language sql stable
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
    select l.categories from listed l where l.categories is not null;
  end;
grant usage, create on schema pairings to doorstep_search;
alter function pairings.sets_of_categories() owner to doorstep_search;
revoke all on function pairings.sets_of_categories() from public;
revoke create on schema pairings from doorstep_search;

-- Both as in V20261128_0300.
create or replace function pairings.categories_at_work() returns setof text
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select distinct unnest(l.categories) from pairings.sets_of_categories() as l(categories)
    where exists (select from unnest(array['household', 'enterprise', 'institution']) k cross join lateral (
                    select from recipients.recipient r
                    where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
                      and r.categories collate "C" = l.categories and r.kind = k
                      and r.place >= case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then '' else scope.place_from() end
                      and r.place < case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then ':' else scope.place_to() end
                    limit 1) one)
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or scope.over_place());
  end;

create or replace function pairings.doors_under(category text, of_kind text, places text[], unheld boolean,
                                                after_place text, after_code text, most int) returns setof uuid
  language sql stable rows 25 security definer set search_path = pg_catalog
  begin atomic
    select found.id
    from pairings.sets_of_categories() as l(categories)
    cross join (select distinct p from unnest(places) p
                where not exists (select from unnest(places) o where o <> p and starts_with(p, o))) within
    cross join lateral (
      select r.id, r.place, r.code from recipients.recipient r
      where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
        and r.categories collate "C" = l.categories and r.kind = of_kind
        and r.place >= within.p collate "C" and r.place < (within.p || ':') collate "C"
        and r.place >= case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then '' else scope.place_from() end
        and r.place < case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then ':' else scope.place_to() end
        and (r.place, r.code collate "C") > (after_place collate "C", after_code collate "C")
        and (r.held = 0 or not unheld)
      order by r.place, r.code collate "C" limit most) found
    where category = any (l.categories)
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or scope.over_place())
    order by found.place, found.code collate "C" limit most;
  end;
