-- The doors of a place by number are read kind by kind, from the index the lists of links and gaps have
-- already: an import writes one index less for each household. Doors that were erased stay in it, as in
-- the list of the place.
drop index recipients.recipient_place;
drop index recipients.recipient_point;
create index recipient_point on recipients.recipient (county, kind, place, (code collate "C")) where ended is null;
