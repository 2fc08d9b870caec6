-- A matter is looked up by its id some thirty times on its way from the door to the answer, by whatever belongs to it among
-- others: one block by a hash, however many matters there are. The key stays what guards that there is one.
-- docs/decisions/hash-indexes.md
create index matter_id on matters.matter using hash (id);
