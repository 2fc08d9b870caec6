-- What belongs to a matter is asked for by the matter alone, of which there are a handful of rows: a hash finds them in one or
-- two blocks however many matters there are, where a tree grows a level with each hundredfold.
-- docs/decisions/hash-indexes.md
drop index matters.tray_matter;
create index tray_matter on matters.tray using hash (matter);
drop index matters.step_matter;
create index step_matter on matters.step using hash (matter);
drop index aftercare.look_back_matter;
create index look_back_matter on aftercare.look_back using hash (matter);
drop index aftercare.rating_matter;
create index rating_matter on aftercare.rating using hash (matter);
