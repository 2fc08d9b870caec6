-- Earlier matters of a township that lie with a seat of the asker's, for the sorting screen to learn from and to
-- compare with. Definer's rights: the trays of a seat say what its people see (matters.sees), and the policy of
-- matters would look each of two hundred up there once more.
create function matters.earlier(in_seat uuid, in_township text, since timestamptz, besides uuid, at_most int)
  returns table (number text, place text, raised_at timestamptz, category text, title text, text text, state text)
  language sql stable security definer set search_path = pg_catalog
  begin atomic
    select m.number, m.place, m.raised_at, m.category, m.title, m.text, m.state
    from (select t.county, t.matter, t.raised_at from matters.tray t
          where t.county = scope.county() and scope.role() <> 'ADMINISTRATOR' and in_seat = any (scope.seats())
            and t.seat = in_seat and t.township = in_township and t.raised_at >= since and t.matter <> besides
          order by t.raised_at desc, t.matter
          limit at_most) near
    join matters.matter m on m.county = near.county and m.id = near.matter
    order by near.raised_at desc, near.matter;
  end;
grant create on schema matters to doorstep_search;
alter function matters.earlier(uuid, text, timestamptz, uuid, int) owner to doorstep_search;
revoke create on schema matters from doorstep_search;
revoke all on function matters.earlier(uuid, text, timestamptz, uuid, int) from public;
grant execute on function matters.earlier(uuid, text, timestamptz, uuid, int) to doorstep_app;
