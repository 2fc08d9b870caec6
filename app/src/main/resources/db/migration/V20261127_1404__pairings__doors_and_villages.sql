-- The two halves of pairings.point, for lists of one kind: an index has their order, which is not seen
-- through the union.
create view pairings.door with (security_invoker = true) as
  select county, id as recipient, kind as what, code collate "C" as code, name, place, address, categories
  from recipients.recipient
  where ended is null and erased_at is null;
create view pairings.village with (security_invoker = true) as
  select county, null::uuid as recipient, 'village' as what, code, name, code as place, '' as address, '{}'::text[] as categories
  from places.place
  where level = 5 and valid_to is null;
grant select on pairings.door, pairings.village to doorstep_app;
