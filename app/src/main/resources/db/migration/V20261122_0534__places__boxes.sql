-- Suggestion boxes: one of the four ways of asking (C1). A box that is taken down keeps its row.

create table places.box (
  county   int  not null,
  id       uuid not null,
  place    text collate "C" not null,
  spot     text not null,             -- where it hangs
  set_up   date not null,
  taken_down date,

  constraint box_key primary key (county, id),
  constraint box_spot_is_not_blank check (btrim(spot) <> '')
);
create index box_place on places.box (county, place, id);

alter table places.box enable row level security;
alter table places.box force row level security;
create policy box_known_in_its_county on places.box for select to doorstep_app using (county = scope.county());
create policy box_set_up on places.box for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM'
    or scope.role() in ('GROUP_LEADER', 'TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
grant select, insert on places.box to doorstep_app;
