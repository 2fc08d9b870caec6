-- Engagements: officials met people. A fact is corrected by a later record, never changed.

create schema engagements;
grant usage on schema engagements to doorstep_app;

create table engagements.engagement (
  county    int  not null,
  id        uuid not null,             -- made where it was written down
  kind      text not null,
  place     text collate "C" not null, -- village of the day
  begun_at  timestamptz not null,
  ended_at  timestamptz not null,
  official  uuid not null,             -- who wrote it down, having been there
  unit      uuid not null,
  recipient uuid,
  link      uuid,                      -- the link of the day
  result    text not null,             -- met, not-home
  occasion  text not null default '',
  serves    text,                      -- which of the five jobs it served (M6)
  heard     text not null default '',  -- what was heard
  revisit_on date,
  persons   int  not null default 1,   -- how many people were met
  companions text not null default '', -- who came along (S10)
  only_for  uuid[],                    -- a talk among officials: the two and one named superior (M4)
  written_at timestamptz not null,
  content   bytea not null,            -- sha256 of what was sent, so that the same again changes nothing
  corrects  uuid,                      -- the record this one corrects
  corrected_by uuid,                   -- the record that corrects this one; then it no longer counts
  correction text not null default '', -- why
  erased_at timestamptz,

  constraint engagement_key primary key (county, id),
  constraint engagement_official_exists foreign key (county, official) references staff.official (county, id),
  constraint engagement_unit_exists foreign key (county, unit) references staff.unit (county, id),
  constraint engagement_recipient_exists foreign key (county, recipient) references recipients.recipient (county, id),
  constraint engagement_kind_is_known check (kind in ('home-visit', 'field-visit', 'enterprise-visit', 'symposium', 'reception', 'talk', 'officials-talk')),
  constraint engagement_ends_after_it_begins check (ended_at >= begun_at),
  constraint engagement_result_is_known check (result in ('met', 'not-home')),
  constraint engagement_job_is_known check (serves in ('direction', 'committees', 'institutions', 'livelihoods', 'hot-issues')),
  constraint engagement_persons_are_counted check (persons >= 0),
  constraint engagement_talk_among_officials_names_its_readers check ((kind = 'officials-talk') = (only_for is not null))
);
create index engagement_recipient on engagements.engagement (county, recipient, begun_at desc, id desc);
create index engagement_official on engagements.engagement (county, official, begun_at desc, id desc);
create index engagement_place on engagements.engagement (county, place, begun_at desc, id desc);

create table engagements.participant (
  county     int  not null,
  engagement uuid not null,
  official   uuid not null,

  constraint participant_key primary key (county, engagement, official),
  constraint participant_engagement_exists foreign key (county, engagement) references engagements.engagement (county, id)
);
create index participant_official on engagements.participant (county, official, engagement);

-- The narrative over a day's engagements, written by one official.
create table engagements.diary (
  county   int  not null,
  official uuid not null,
  day      date not null,
  unit     uuid not null,
  place    text collate "C" not null,
  text     text not null,
  written_at timestamptz not null,
  version  bigint not null default 0,

  constraint diary_key primary key (county, official, day),
  constraint diary_text_is_not_blank check (btrim(text) <> '')
);
create index diary_unit on engagements.diary (county, unit, day);

-- Once a month the group leader reads every diary and writes a comment and a grade (C7).
create table engagements.reading (
  county   int  not null,
  official uuid not null,
  month    date not null,             -- its first day
  unit     uuid not null,
  leader   uuid not null,
  comment  text not null,
  grade    text not null,
  read_at  timestamptz not null,

  constraint reading_key primary key (county, official, month),
  constraint reading_month_is_a_first check (extract(day from month) = 1),
  constraint reading_grade_is_known check (grade in ('excellent', 'good', 'fair', 'poor'))
);
create index reading_unit on engagements.reading (county, unit, month);

do $$
declare t text;
begin
  foreach t in array array['engagement', 'participant', 'diary', 'reading'] loop
    execute format('alter table engagements.%I enable row level security', t);
    execute format('alter table engagements.%I force row level security', t);
  end loop;
end $$;

create policy engagement_read on engagements.engagement for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()
    or (only_for is not null and scope.official() = any (only_for))
    or (only_for is null and (
      scope.over_place() and place >= scope.place_from() and place < scope.place_to()
      or exists (select from recipients.reach r
                 where r.county = engagement.county and r.recipient = engagement.recipient and r.seat = scope.official())))));
create policy engagement_written on engagements.engagement for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or scope.role() in ('OFFICIAL', 'GROUP_LEADER', 'TOWNSHIP_OFFICE', 'DEPARTMENT', 'COUNTY_OFFICE') and official = scope.official()));
create policy engagement_corrected on engagements.engagement for update to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()));
grant select, insert, update (corrected_by, erased_at, heard, occasion) on engagements.engagement to doorstep_app;

create policy participant_read on engagements.participant for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()
    or exists (select from engagements.engagement e where e.county = participant.county and e.id = participant.engagement)));
create policy participant_written on engagements.participant for insert to doorstep_app
  with check (county = scope.county() and exists (select from engagements.engagement e where e.county = participant.county and e.id = participant.engagement));
grant select, insert on engagements.participant to doorstep_app;

create policy diary_read on engagements.diary for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()
    or scope.role() = 'GROUP_LEADER' and unit = scope.unit()
    or scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE') and place >= scope.place_from() and place < scope.place_to()));
create policy diary_written on engagements.diary for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()));
create policy diary_rewritten on engagements.diary for update to doorstep_app
  using (county = scope.county() and official = scope.official());
grant select, insert, update (text, written_at, version) on engagements.diary to doorstep_app;

create policy reading_read on engagements.reading for select to doorstep_app
  using (county = scope.county() and (scope.role() in ('SYSTEM', 'COUNTY_OFFICE') or official = scope.official()
    or scope.role() = 'GROUP_LEADER' and unit = scope.unit()));
create policy reading_written on engagements.reading for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM' or scope.role() = 'GROUP_LEADER' and unit = scope.unit() and leader = scope.official()));
create policy reading_rewritten on engagements.reading for update to doorstep_app
  using (county = scope.county() and scope.role() = 'GROUP_LEADER' and unit = scope.unit());
grant select, insert, update (comment, grade, read_at, leader) on engagements.reading to doorstep_app;
