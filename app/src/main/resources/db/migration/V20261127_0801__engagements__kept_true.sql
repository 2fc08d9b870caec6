-- When somebody was last met at a door follows from the meetings there that count.

drop trigger engagement_is_kept on engagements.engagement;
create trigger engagement_is_kept before update on engagements.engagement
  for each row when (current_user = 'doorstep_app') execute function engagements.keep_words();

-- A statement may write many meetings. Doors are locked in the order of their ids, so that two who
-- write many at once never wait for each other; what was met is read after the lock is held.
create function engagements.note_meetings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update recipients.recipient r set last_met = greatest(r.last_met, locked.day)
  from (
    select d.county, d.id, met.day
    from (
      select n.county, n.recipient, max((n.begun_at at time zone c.zone)::date) as day
      from written n join places.county c on c.county = n.county
      where n.recipient is not null and n.result = 'met' and n.corrected_by is null
      group by n.county, n.recipient) met
    join recipients.recipient d on d.county = met.county and d.id = met.recipient
    where d.last_met is null or d.last_met < met.day
    order by d.county, d.id
    for no key update of d) locked
  where r.county = locked.county and r.id = locked.id;
  return null;
end $$;

create function engagements.recount_doors(in_county int, doors uuid[]) returns void
  language plpgsql set search_path = pg_catalog as $$
begin
  perform from recipients.recipient r
  where r.county = in_county and r.id = any (doors) order by r.id for no key update;
  update recipients.recipient r set last_met = met.day
  from (
    select d.id, (
      select (e.begun_at at time zone c.zone)::date from engagements.engagement e
      where e.county = in_county and e.recipient = d.id and e.result = 'met' and e.corrected_by is null
      order by e.begun_at desc, e.id desc limit 1) as day
    from unnest(doors) d(id), places.county c where c.county = in_county) met
  where r.county = in_county and r.id = met.id and r.last_met is distinct from met.day;
end $$;

create function engagements.recount_meetings() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    perform engagements.recount_doors(x.county, array_agg(distinct x.recipient))
    from before x where x.recipient is not null group by x.county;
  else
    perform engagements.recount_doors(x.county, array_agg(distinct x.recipient))
    from (
      select d.county, d.recipient
      from before b join written w on w.county = b.county and w.id = b.id
      cross join lateral (values (b.county, b.recipient), (w.county, w.recipient)) d(county, recipient)
      where (b.recipient, b.result, b.begun_at, b.corrected_by)
        is distinct from (w.recipient, w.result, w.begun_at, w.corrected_by)) x
    where x.recipient is not null group by x.county;
  end if;
  return null;
end $$;

-- A record that corrects another one makes it no longer count; taken away, it counts again.
create function engagements.count_again() returns trigger
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  update engagements.engagement e set corrected_by = null
  where e.county = old.county and e.id = old.corrects and e.corrected_by = old.id;
  return null;
end $$;

grant usage, create on schema engagements to doorstep_search;
alter function engagements.note_meetings() owner to doorstep_search;
alter function engagements.recount_meetings() owner to doorstep_search;
alter function engagements.count_again() owner to doorstep_search;
revoke all on function engagements.note_meetings() from public;
revoke all on function engagements.recount_meetings() from public;
revoke all on function engagements.count_again() from public;
revoke all on function engagements.recount_doors(int, uuid[]) from public;
grant execute on function engagements.recount_doors(int, uuid[]) to doorstep_search;
revoke create on schema engagements from doorstep_search;
grant select, update (corrected_by) on engagements.engagement to doorstep_search;
grant usage on schema places to doorstep_search;
grant select on places.county to doorstep_search;

create trigger meetings_are_noted after insert on engagements.engagement
  referencing new table as written for each statement execute function engagements.note_meetings();
create trigger meetings_are_recounted after update on engagements.engagement
  referencing old table as before new table as written for each statement execute function engagements.recount_meetings();
create trigger meetings_that_went_are_recounted after delete on engagements.engagement
  referencing old table as before for each statement execute function engagements.recount_meetings();
create trigger correction_that_went_corrects_nothing after delete on engagements.engagement
  for each row when (old.corrects is not null) execute function engagements.count_again();
