-- What a search finds is thirty at most. PostgreSQL took it for a thousand and read all doors of a county
-- rather than look these up.
alter function recipients.found(tsquery, int) rows 30;
