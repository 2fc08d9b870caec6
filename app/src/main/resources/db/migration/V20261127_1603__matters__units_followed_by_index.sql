-- A new unit has nothing in its trays; of one that moved, and of those below it, an index has what lies there.
create or replace function matters.follow_unit() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
declare seats uuid[];
begin
  if tg_op = 'UPDATE' then
    seats := array(select matters.units_within(new.county, new.id));
  end if;
  perform matters.lay(x.county, x.matter) from (
    select m.county, m.id from matters.matter m
    where new.kind <> 'department' and m.county = new.county and m.place >= new.place and m.place < new.place || ':'
    union select m.county, m.id from matters.matter m
    where tg_op = 'UPDATE' and old.kind <> 'department'
      and m.county = old.county and m.place >= old.place and m.place < old.place || ':'
    union select t.county, t.matter from matters.tray t
    where t.county = new.county and t.seat = any (seats)) x(county, matter);
  return null;
end $$;
