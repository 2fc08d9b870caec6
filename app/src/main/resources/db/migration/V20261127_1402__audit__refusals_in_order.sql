-- The same right as before, said as a case: PostgreSQL took a role among three to be the asker's once in
-- seventy times, and sorted all refusals rather than reading the newest from their index.
drop policy entry_read_by_overseers on audit.entry;
create policy entry_read_by_overseers on audit.entry for select to doorstep_app
  using (county = scope.county()
    and case when scope.role() in ('COUNTY_OFFICE', 'ADMINISTRATOR', 'SYSTEM') then true else false end);
