-- As recipients.found: what a search finds is thirty at most.
alter function staff.found(tsquery, int) rows 30;
