-- Rights narrowed further: what is set down under somebody's name is set down by that person, and what
-- residents' pages never take away, they cannot take away.

-- Clocks: started, like moved, by whoever sees the matter; what lies in no tray yet is just being raised.
drop policy clock_started on deadlines.clock;
create policy clock_started on deadlines.clock for insert to doorstep_app
  with check (matters.sees(county, subject) or matters.is_new(county, subject));

-- Links, bulk changes and contact cards: under one's own name.
drop policy link_made on pairings.link;
create policy link_made on pairings.link for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or set_by = scope.official()
    and (scope.role() = 'ADMINISTRATOR' or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE')
      and place >= scope.place_from() and place < scope.place_to())));
drop policy batch_made on pairings.batch;
create policy batch_made on pairings.batch for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or set_by = scope.official()
    and (scope.role() = 'ADMINISTRATOR' or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE')
      and place >= scope.place_from() and place < scope.place_to())));
drop policy card_issued on pairings.card;
create policy card_issued on pairings.card for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or issued_by = scope.official()
    and scope.over_place() and place >= scope.place_from() and place < scope.place_to()));

-- Measures: a try counts up and is never forgotten by whoever tries; the system sweeps old ones away.
drop policy measure_of_the_public on portal.measure;
create policy measure_known on portal.measure for select to doorstep_app
  using (county = scope.county() and scope.role() in ('PUBLIC', 'SYSTEM'));
create policy measure_begun on portal.measure for insert to doorstep_app
  with check (county = scope.county() and scope.role() in ('PUBLIC', 'SYSTEM'));
create policy measure_counted on portal.measure for update to doorstep_app
  using (county = scope.county() and scope.role() in ('PUBLIC', 'SYSTEM'));
create policy measure_swept on portal.measure for delete to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
