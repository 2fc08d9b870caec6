-- What makes plans go wrong and a made set has too little of, in its largest county. Triggers are on: what follows
-- from these rows follows.

-- Gaps: with every twentieth door nobody is linked any more.
update pairings.link l set to_day = made.today(), ended_by = l.batch
where l.county = 1 and l.to_day is null and l.recipient is not null and hashtext(l.recipient::text) % 20 = 0;

-- A category as rare as can be, at the far end of the list, where a list that is looked through finds it last.
update recipients.recipient r set categories = '{disabled}'
where r.county = 1
  and r.id in (select id from recipients.recipient where county = 1 and kind = 'household' order by place desc, code desc limit 3);

-- Many clocks run at once: a plan that looks at all of them to find a few must not go unnoticed.
insert into deadlines.clock
  (county, id, subject, purpose, unit, rule, rule_version, started_at, calendar, checked, due_on, at_risk_from, overdue_from, provisional, state)
select m.county, made.uid('skewed clock ', row_number() over (order by m.id)), m.id, 'look-again', m.holder, 'look-again', 1, m.raised_at,
       made.calendar(), made.calendar(), made.today() + 2, made.now() - interval '1 day', made.now() + interval '2 days', false, 'running'
from matters.matter m
where m.county = 1 and not exists (select from deadlines.clock c where c.county = m.county and c.subject = m.id and c.state = 'running');
