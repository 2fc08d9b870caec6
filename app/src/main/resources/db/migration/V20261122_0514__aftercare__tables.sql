-- Aftercare: what runs beside and after the handling of a matter. Each has a small table; every
-- step of any of them is in matters.step.

create schema aftercare;
grant usage on schema aftercare to doorstep_app;

create table aftercare.extension (
  county    int  not null,
  id        uuid not null,
  matter    uuid not null,
  asked_at  timestamptz not null,
  asked_by  uuid not null,
  until_day date not null,
  reason    text not null,
  state     text not null,
  decided_by uuid,
  decided_at timestamptz,
  note      text not null default '',

  constraint extension_key primary key (county, id),
  constraint extension_matter_exists foreign key (county, matter) references matters.matter (county, id),
  constraint extension_state_is_known check (state in ('asked', 'granted', 'refused'))
);
create unique index extension_is_asked_once_at_a_time on aftercare.extension (county, matter) where state = 'asked';
create index extension_matter on aftercare.extension (county, matter, asked_at);

create table aftercare.look_back (
  county    int  not null,
  id        uuid not null,
  matter    uuid not null,
  place     text collate "C" not null,
  official  uuid,                     -- who looks; null: anybody of the unit
  unit      uuid not null,
  due_on    date not null,
  state     text not null,
  done_at   timestamptz,
  done_by   uuid,
  engagement uuid,                    -- the visit in which it was done
  note      text not null default '',

  constraint look_back_key primary key (county, id),
  constraint look_back_matter_exists foreign key (county, matter) references matters.matter (county, id),
  constraint look_back_state_is_known check (state in ('due', 'satisfied', 'not-satisfied', 'dropped'))
);
create index look_back_due on aftercare.look_back (county, unit, due_on, id) where state = 'due';
create index look_back_place on aftercare.look_back (county, place) where state = 'due';
create unique index look_back_is_due_once_at_a_time on aftercare.look_back (county, matter) where state = 'due';
create index look_back_matter on aftercare.look_back (county, matter);

create table aftercare.rating (
  county    int  not null,
  id        uuid not null,
  matter    uuid not null,
  invited_at timestamptz not null,
  state     text not null,
  score     smallint,
  words     text not null default '',
  rated_at  timestamptz,
  channel   text,                     -- through which the rating came
  independent boolean not null,       -- false when the handler was there or wrote the matter down

  constraint rating_key primary key (county, id),
  constraint rating_matter_exists foreign key (county, matter) references matters.matter (county, id),
  constraint rating_state_is_known check (state in ('invited', 'rated', 'dropped')),
  constraint rating_score_is_one_to_five check (score between 1 and 5),
  constraint rating_given_has_a_score check ((state = 'rated') = (score is not null and rated_at is not null))
);
create index rating_matter on aftercare.rating (county, matter);
create unique index rating_is_invited_once_at_a_time on aftercare.rating (county, matter) where state = 'invited';

-- The codes on paper slips, as hashes: each leads to one rating, and none works once it is given.
create table aftercare.rating_slip (
  county    int  not null,
  code      bytea not null,
  rating    uuid not null,
  matter    uuid not null,
  printed_at timestamptz not null,
  printed_by uuid not null,

  constraint rating_slip_key primary key (county, code),
  constraint rating_slip_rating_exists foreign key (county, rating) references aftercare.rating (county, id)
);

-- How many ratings of each score residents handed in, and how many of them are kept: the first is
-- counted in a transaction of its own before the second. Anybody may see that no score gets lost.
create table aftercare.rating_tally (
  county   int not null,
  score    smallint not null,
  given    bigint not null default 0,
  kept     bigint not null default 0,

  constraint rating_tally_key primary key (county, score),
  constraint rating_tally_score_is_one_to_five check (score between 1 and 5)
);

-- What the public reads of a matter: texts of its own, with personal data removed, looked at by a person.
create table aftercare.publication (
  county    int  not null,
  matter    uuid not null,
  number    text not null,
  state     text not null,
  title     text not null,
  text      text not null,
  answer    text not null default '',
  township  text collate "C" not null,
  place     text collate "C" not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  posted_at timestamptz,
  handling  text not null,            -- state of handling, kept with it
  open      boolean not null,         -- not answered yet
  holder    uuid not null,            -- the unit that is responsible now
  due_on    date not null,
  closed_at timestamptz,

  constraint publication_key primary key (county, matter),
  constraint publication_matter_exists foreign key (county, matter) references matters.matter (county, id),
  constraint publication_state_is_known check (state in ('proposed', 'posted', 'withheld', 'taken-down')),
  constraint publication_posted_was_decided check (state <> 'posted' or (decided_by is not null and posted_at is not null))
);
create unique index publication_number on aftercare.publication (county, number);
-- The board: what is newest, and what is still open with the earliest date first; each for the
-- county, a township and a village.
create index publication_board on aftercare.publication (county, posted_at desc, matter) where state = 'posted';
create index publication_board_township on aftercare.publication (county, township, posted_at desc, matter) where state = 'posted';
create index publication_board_place on aftercare.publication (county, place, posted_at desc, matter) where state = 'posted';
create index publication_open on aftercare.publication (county, due_on, matter) where state = 'posted' and open;
create index publication_open_township on aftercare.publication (county, township, due_on, matter) where state = 'posted' and open;
create index publication_open_place on aftercare.publication (county, place, due_on, matter) where state = 'posted' and open;
create index publication_proposed on aftercare.publication (county, proposed_at, matter) where state = 'proposed';

do $$
declare t text;
begin
  foreach t in array array['extension', 'look_back', 'rating', 'rating_slip', 'rating_tally', 'publication'] loop
    execute format('alter table aftercare.%I enable row level security', t);
    execute format('alter table aftercare.%I force row level security', t);
  end loop;
end $$;

create policy extension_read on aftercare.extension for select to doorstep_app using (matters.sees(county, matter));
create policy extension_asked on aftercare.extension for insert to doorstep_app with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT');
create policy extension_decided on aftercare.extension for update to doorstep_app
  using (matters.sees(county, matter) and scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE', 'SYSTEM'));
grant select, insert, update on aftercare.extension to doorstep_app;

create policy look_back_read on aftercare.look_back for select to doorstep_app using (matters.sees(county, matter));
create policy look_back_set on aftercare.look_back for insert to doorstep_app with check (matters.sees(county, matter));
create policy look_back_done on aftercare.look_back for update to doorstep_app using (matters.sees(county, matter));
grant select, insert, update on aftercare.look_back to doorstep_app;

create policy rating_read on aftercare.rating for select to doorstep_app using (matters.sees(county, matter));
create policy rating_invited on aftercare.rating for insert to doorstep_app with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT');
create policy rating_given on aftercare.rating for update to doorstep_app
  using (matters.sees(county, matter) and scope.role() in ('RESIDENT', 'SYSTEM'));

-- What was given stays as it was given, whoever asks.
create function aftercare.keep_rating() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if old.state <> 'invited' then
    raise insufficient_privilege using message = 'a rating that was given is never changed';
  end if;
  return new;
end $$;
create trigger rating_is_kept before update on aftercare.rating for each row execute function aftercare.keep_rating();
grant select, insert, update on aftercare.rating to doorstep_app;

create policy rating_slip_looked_up on aftercare.rating_slip for select to doorstep_app
  using (county = scope.county() and scope.role() = 'SYSTEM');
create policy rating_slip_printed on aftercare.rating_slip for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE'));
grant select, insert on aftercare.rating_slip to doorstep_app;

create policy rating_tally_read on aftercare.rating_tally for select to doorstep_app using (county = scope.county());
create policy rating_tally_begun on aftercare.rating_tally for insert to doorstep_app
  with check (county = scope.county() and scope.role() = 'RESIDENT');
create policy rating_tally_counted on aftercare.rating_tally for update to doorstep_app
  using (county = scope.county() and scope.role() = 'RESIDENT');
grant select, insert, update on aftercare.rating_tally to doorstep_app;

create policy publication_read on aftercare.publication for select to doorstep_app
  using (county = scope.county() and (state = 'posted' or scope.role() not in ('PUBLIC', 'RESIDENT') and matters.sees(county, matter)));
create policy publication_proposed on aftercare.publication for insert to doorstep_app
  with check (matters.sees(county, matter) and scope.role() <> 'RESIDENT' and state = 'proposed');
create policy publication_decided on aftercare.publication for update to doorstep_app
  using (matters.sees(county, matter));

-- Whoever sees a matter moves its state on the board along; what hangs there only an office changes.
create function aftercare.guard_publication() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if scope.role() in ('TOWNSHIP_OFFICE', 'COUNTY_OFFICE', 'SYSTEM') then
    return new;
  end if;
  if (new.state, new.title, new.text, new.answer, new.decided_by, new.posted_at)
       is distinct from (old.state, old.title, old.text, old.answer, old.decided_by, old.posted_at)
     and (old.state = 'posted' or new.state <> 'proposed') then
    raise insufficient_privilege using message = 'an office decides what is posted';
  end if;
  return new;
end $$;
create trigger publication_is_decided_by_an_office before update on aftercare.publication
  for each row execute function aftercare.guard_publication();
grant select, insert, update on aftercare.publication to doorstep_app;
