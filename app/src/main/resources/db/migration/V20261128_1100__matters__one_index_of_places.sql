-- One index answers both for a township and for a village in it: within the newest of a township the village is told by
-- the last column, in the index. Each step of a matter writes a matter's rows in all its trays anew, and each index with
-- them: what officials raised themselves is so little for each that the index of the newest has it, whatever is asked for.
-- docs/decisions/ledger-filters-look-through-so-many-rows.md
drop index matters.tray_place_newest;
drop index matters.tray_township_newest;
drop index matters.tray_state_newest;
create index tray_place_newest on matters.tray (county, seat, township, raised_at desc, matter, place) where part <> 'raised';
create index tray_state_newest on matters.tray (county, seat, state, raised_at desc, matter) where part <> 'raised';
