-- The three roles of a Doorstep database, made once by a superuser. An operator of an external
-- PostgreSQL runs this file, gives doorstep_owner and doorstep_app a password, and a database owned by
-- doorstep_owner.
--   doorstep_owner   owns the tables, migrates them; row security is forced on it too
--   doorstep_app     what the program signs in as: owns nothing
--   doorstep_search  nobody signs in as it: it owns the few reviewed functions that look past row
--                    security to find ids within the asker's scope
do $$
begin
  if not exists (select from pg_roles where rolname = 'doorstep_owner') then
    create role doorstep_owner login;
  end if;
  if not exists (select from pg_roles where rolname = 'doorstep_app') then
    create role doorstep_app login;
  end if;
  if not exists (select from pg_roles where rolname = 'doorstep_search') then
    create role doorstep_search nologin bypassrls;
  end if;
end $$;
grant doorstep_search to doorstep_owner;
