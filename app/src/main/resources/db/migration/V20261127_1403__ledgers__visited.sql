-- Visits in which somebody was met: of the four ways of asking the one that grows with the work. Alone
-- they are read in the order of their index; as a part of ledgers.asked all were read and sorted.
create view ledgers.visited with (security_invoker = true) as
select county, begun_at as at, id, place, official, recipient
from engagements.engagement
where kind in ('home-visit', 'field-visit') and result = 'met' and corrected_by is null;
grant select on ledgers.visited to doorstep_app;
