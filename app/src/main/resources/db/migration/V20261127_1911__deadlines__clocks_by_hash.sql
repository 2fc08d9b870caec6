-- The clocks of a matter, asked for by the matter alone: as in V20261127_1800.
drop index deadlines.clock_subject;
create index clock_subject on deadlines.clock using hash (subject);
