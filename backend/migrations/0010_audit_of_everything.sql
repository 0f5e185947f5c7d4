-- What was done, whatever it was done to. Actions are the closed list of shared/audit.ts; `details` says what changed.
alter table audit_events
  drop constraint audit_events_action_check,
  drop constraint audit_events_subject_check,
  -- A task can be erased one day; what was done stays written.
  drop constraint audit_events_environment_id_task_id_fkey,
  -- Null: whoever operates the service.
  alter column actor_id drop not null,
  add column details jsonb not null default '{}',
  add constraint audit_events_action_form check (action ~ '^[a-z_]+[.][a-z_]+$');

create index audit_events_by_time on audit_events (environment_id, at desc, id desc);
