-- Who works in a village working group now, with the codes by which registers are read.
create or replace view ledgers.in_group with (security_invoker = true) as
select p.county, p.official, p.unit, u.place, p.id as post, u.code collate "C" as unit_code, o.code collate "C" as official_code
from staff.post p join staff.unit u on u.county = p.county and u.id = p.unit
left join staff.official o on o.county = p.county and o.id = p.official
where u.kind = 'village_group' and p.to_day is null and u.ended is null;
