-- Scheduler: which piece of timed work is due next, and which node has it in hand. It belongs to no
-- county and says nothing about anybody; the work itself names its county when it runs.

create schema scheduler;
grant usage on schema scheduler to doorstep_app;

create table scheduler.task (
  task_name      text        not null,
  task_instance  text        not null,
  task_data      bytea,
  execution_time timestamptz not null,
  picked         boolean     not null,
  picked_by      text,
  last_success   timestamptz,
  last_failure   timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version        bigint      not null,
  priority       smallint,

  constraint task_key primary key (task_name, task_instance)
);
create index task_due on scheduler.task (execution_time);
create index task_heartbeat on scheduler.task (last_heartbeat);
grant select, insert, update, delete on scheduler.task to doorstep_app;
