-- To whom a door is shown because of a link, and how many links a batch began and ended, follow from
-- the links, whoever sets, ends, corrects or deletes one. A statement may change thousands.

create function pairings.follow_links() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op <> 'INSERT' then
    delete from recipients.reach r using before b
    where r.county = b.county and r.seat = b.official and r.recipient = b.recipient and r.why = b.id;
    update pairings.batch t set began = t.began - n.began, ended = t.ended - n.ended
    from (select x.county, x.batch, sum(x.began) as began, sum(x.ended) as ended
          from (select b.county, b.batch, 1 as began, 0 as ended from before b
                union all select b.county, b.ended_by, 0, 1 from before b where b.ended_by is not null) x
          group by x.county, x.batch) n
    where t.county = n.county and t.id = n.batch;
  end if;
  if tg_op <> 'DELETE' then
    insert into recipients.reach (county, seat, recipient, why)
    select w.county, w.official, w.recipient, w.id from written w
    where w.recipient is not null and w.to_day is null
    on conflict do nothing;
    update pairings.batch t set began = t.began + n.began, ended = t.ended + n.ended
    from (select x.county, x.batch, sum(x.began) as began, sum(x.ended) as ended
          from (select w.county, w.batch, 1 as began, 0 as ended from written w
                union all select w.county, w.ended_by, 0, 1 from written w where w.ended_by is not null) x
          group by x.county, x.batch) n
    where t.county = n.county and t.id = n.batch;
  end if;
  return null;
end $$;
grant usage, create on schema pairings to doorstep_search;
alter function pairings.follow_links() owner to doorstep_search;
revoke all on function pairings.follow_links() from public;
revoke create on schema pairings from doorstep_search;
grant select, update (began, ended) on pairings.batch to doorstep_search;

create trigger links_that_begin_are_followed after insert on pairings.link
  referencing new table as written for each statement execute function pairings.follow_links();
create trigger links_that_change_are_followed after update on pairings.link
  referencing old table as before new table as written for each statement execute function pairings.follow_links();
create trigger links_that_went_are_followed after delete on pairings.link
  referencing old table as before for each statement execute function pairings.follow_links();

-- Nobody else closes a reach: it goes with its link.
drop policy reach_closed on recipients.reach;
revoke delete on recipients.reach from doorstep_app;
