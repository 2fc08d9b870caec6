-- A category is chosen with all below it, for which this had no order: the ledger never read it. Each step writes
-- a matter's rows in all its trays anew, and each index of trays with them.
drop index matters.tray_category_newest;
