-- What the figures of somebody count, in the order they are given in, from the rows themselves.
with met as (
  select * from engagements.engagement
  where county = :county and starts_with(place, :place) and corrected_by is null and begun_at >= :from and begun_at < :to),
visit as (select * from met where result = 'met' and kind in ('home-visit', 'field-visit')),
at_work as (
  select p.official, p.unit from staff.post p join staff.unit u on u.county = p.county and u.id = p.unit
  where p.county = :county and starts_with(u.place, :place) and u.kind = 'village_group' and p.to_day is null and u.ended is null)
select count(distinct recipient) from visit
union all select count(*) from visit
union all select count(*) from met where kind = 'symposium'
union all select count(*) from places.box where county = :county and starts_with(place, :place) and taken_down is null
union all select count(*) from pairings.card where county = :county and starts_with(place, :place) and issued_on >= :from::timestamptz
union all select count(distinct official) from at_work
union all select count(distinct unit) from at_work
union all select count(*) from matters.matter m cross join lateral matters.seats_of(m) s where m.county = :county and s.seat = :unit
union all select count(*) from messages.notice where county = :county and read_at is null and seat in (:seats)
