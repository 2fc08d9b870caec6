-- Contact cards: handed out at a door, with the official's name on it (C1, S4).

create table pairings.card (
  county    int  not null,
  id        uuid not null,
  official  uuid not null,
  recipient uuid not null,
  place     text collate "C" not null,  -- the village of the day
  issued_on date not null,
  issued_by uuid,

  constraint card_key primary key (county, id),
  constraint card_official_exists foreign key (county, official) references staff.official (county, id),
  constraint card_recipient_exists foreign key (county, recipient) references recipients.recipient (county, id)
);
create index card_recipient on pairings.card (county, recipient, issued_on);
create index card_place on pairings.card (county, place, issued_on desc, id);

alter table pairings.card enable row level security;
alter table pairings.card force row level security;
create policy card_read on pairings.card for select to doorstep_app
  using (county = scope.county() and (scope.role() = 'SYSTEM' or official = scope.official()
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
create policy card_issued on pairings.card for insert to doorstep_app
  with check (county = scope.county() and (scope.role() = 'SYSTEM'
    or scope.over_place() and place >= scope.place_from() and place < scope.place_to()));
grant select, insert on pairings.card to doorstep_app;
