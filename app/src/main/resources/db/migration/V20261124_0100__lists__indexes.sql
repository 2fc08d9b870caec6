-- Indexes of lists that read far more than their page: each was found by looking at the plan of
-- every page over 200,000 rows.

-- Doors by place and number, as links and gaps list them.
create index recipient_point on recipients.recipient (county, kind, place, (code collate "C"))
  where ended is null and erased_at is null;

-- Whether a bulk change of links was undone.
create index batch_undoes on pairings.batch (county, undoes) where undoes is not null;

-- The few accounts and officials that are no longer, or not now, in use.
create index account_closed on access.account (county, login) where closed;
create index account_locked on access.account (county, login) where locked_until is not null;
create index official_left on staff.official (county, code, id) where ended is not null;
