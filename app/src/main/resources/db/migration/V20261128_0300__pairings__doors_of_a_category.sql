-- The doors listed under a category, in the order of their list. A list that looked for a rare one through
-- all doors of a county read every one of them. The index has each set of categories once after another, and
-- in it the doors in their order: the sets with the category are asked for so many doors each.
drop index recipients.recipient_listed;
create index recipient_listed on recipients.recipient (county, (categories collate "C"), kind, place, (code collate "C"))
  where cardinality(categories) > 0 and ended is null and erased_at is null;

-- As in V20261127_1901; each kind is asked for by itself, as it now stands before the place in the index.
create or replace function pairings.categories_at_work() returns setof text
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
    where exists (select from unnest(array['household', 'enterprise', 'institution']) k cross join lateral (
                    select from recipients.recipient r
                    where r.county = scope.county() and cardinality(r.categories) > 0 and r.ended is null and r.erased_at is null
                      and r.categories collate "C" = l.categories and r.kind = k
                      and r.place >= case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then '' else scope.place_from() end
                      and r.place < case when scope.role() in ('ADMINISTRATOR', 'SYSTEM') then ':' else scope.place_to() end
                    limit 1) one)
      and (scope.role() in ('ADMINISTRATOR', 'SYSTEM') or scope.over_place());
  end;

-- Comparing sets is no leakproof operator, so the policy of doors would keep the index from being used: this
-- reviewed function looks within the asker's place (an administrator's: the county) and gives ids only; the
-- caller joins the protected table, whose own policies still hold. Places are those in which to look, each
-- with all below it; the two marks are where the last screen ended.
create function pairings.doors_under(category text, of_kind text, places text[], unheld boolean,
                                     after_place text, after_code text, most int) returns setof uuid
  language sql stable rows 25 security definer set search_path = pg_catalog
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
    select found.id
    from listed l
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
grant usage, create on schema pairings to doorstep_search;
alter function pairings.doors_under(text, text, text[], boolean, text, text, int) owner to doorstep_search;
revoke all on function pairings.doors_under(text, text, text[], boolean, text, text, int) from public;
grant execute on function pairings.doors_under(text, text, text[], boolean, text, text, int) to doorstep_app;
revoke create on schema pairings from doorstep_search;
