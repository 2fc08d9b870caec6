-- How many promises are open at each of a list of doors, without reading those that were kept.
create index task_open_recipient on tasks.task (county, recipient) where state = 'open';
