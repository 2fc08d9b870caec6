-- Places are looked for among the divisions of the whole country, which the program holds; the words kept
-- with a county's own places were written and never read.
alter table places.place drop column search;
