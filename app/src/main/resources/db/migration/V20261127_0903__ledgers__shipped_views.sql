-- The views of the matter ledger that everybody finds. What is overdue or soon due is read by its date.

create or replace view ledgers.tray_line with (security_invoker = true) as
select county, seat, matter, part, state, due_on, place, township, category, kind, priority, raised_at, open,
       extension_asked, rated_low, posted
from matters.tray;

-- Of what somebody still owes, the earliest date first; what is answered waits for the look-back.
drop index matters.tray_open_newest;
create index tray_owed on matters.tray (county, seat, due_on, matter) where open and state <> 'answered';
-- The tabs of a tray, each with the most urgent first, and how many there are behind it.
create index tray_part_state on matters.tray (county, seat, part, state, due_on, matter) where open;
