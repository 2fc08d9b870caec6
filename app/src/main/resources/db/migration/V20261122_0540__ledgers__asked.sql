-- The four ways of asking (C1), one line for each time somebody was asked or could answer: a
-- symposium, a visit, a box hung up, a card handed out. A corrected record no longer counts.

create view ledgers.asked with (security_invoker = true) as
select county, 'symposium' as way, begun_at as at, id, place, official, recipient
from engagements.engagement where kind = 'symposium' and corrected_by is null
union all
select county, 'visit', begun_at, id, place, official, recipient
from engagements.engagement where kind in ('home-visit', 'field-visit') and result = 'met' and corrected_by is null
union all
select county, 'box', set_up::timestamp at time zone 'UTC', id, place, null, null
from places.box where taken_down is null
union all
select county, 'card', issued_on::timestamp at time zone 'UTC', id, place, official, recipient
from pairings.card;

-- Who works in a village working group now.
create view ledgers.in_group with (security_invoker = true) as
select p.county, p.official, p.unit, u.place
from staff.post p join staff.unit u on u.county = p.county and u.id = p.unit
where u.kind = 'village_group' and p.to_day is null and u.ended is null;
grant select on ledgers.asked, ledgers.in_group to doorstep_app;

create index engagement_symposium on engagements.engagement (county, begun_at desc, id) where kind = 'symposium';
