-- Scope: who is asking, as the opener of a transaction said it with set_config(..., true).
--
-- Every policy rests on these functions. A transaction without a scope fails here with an error
-- (the empty text is no number and no uuid); it never just finds nothing.

create schema scope;
grant usage on schema scope to doorstep_app;

create function scope.county() returns int language sql stable parallel safe
  return current_setting('doorstep.county')::int;
create function scope.role() returns text language sql stable parallel safe
  return current_setting('doorstep.role');
create function scope.official() returns uuid language sql stable parallel safe
  return current_setting('doorstep.official')::uuid;
create function scope.unit() returns uuid language sql stable parallel safe
  return current_setting('doorstep.unit')::uuid;

-- The ids under which rows may be held for the asker: official, unit, or a resident's one matter.
-- An administrator has none: whoever keeps the registers reads no matter, also where the post is in
-- a unit that handles matters.
create function scope.seats() returns uuid[] language sql stable parallel safe
  return case when current_setting('doorstep.role') = 'ADMINISTRATOR' then '{}' else current_setting('doorstep.seats') end::uuid[];

-- A place and all below it: code >= place_from() and code < place_to(); ':' follows '9'.
-- Without a place the range is empty.
create function scope.place_from() returns text language sql stable parallel safe
  return case when current_setting('doorstep.place') = '' then ':' else current_setting('doorstep.place') end collate "C";
create function scope.place_to() returns text language sql stable parallel safe
  return (current_setting('doorstep.place') || ':') collate "C";

-- Whether the role's jurisdiction is a place.
create function scope.over_place() returns boolean language sql stable parallel safe
  return current_setting('doorstep.role') in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE');
