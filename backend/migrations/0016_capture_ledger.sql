-- Every attempt of a known user to save, and how it ended: one line, written after the attempt in a transaction of its
-- own, never changed. No title, address or text.
create table capture_events (
  environment_id uuid not null,
  id uuid not null,
  -- When the attempt began.
  at timestamptz(3) not null,
  user_id uuid not null,
  -- A new task, something added to a task, or taking one back.
  operation text not null check (operation in ('task', 'message', 'undo')),
  outcome text not null check (outcome in ('saved', 'repeated', 'undone', 'refused', 'failed')),
  -- Error code (shared/errors.ts, shared/page-errors.ts) of what was refused or failed.
  reason text check (reason ~ '^[a-z_]+$'),
  channel text not null check (channel in ('addOn', 'page')),
  -- Null when the attempt ended before it said.
  source_kind text check (source_kind in ('mail', 'event', 'manual')),
  files integer check (files >= 0),
  bytes bigint check (bytes >= 0),
  -- No foreign key: a task can be erased one day, what was done stays written.
  task_id uuid,
  request_id uuid not null,
  primary key (environment_id, id),
  foreign key (environment_id, user_id) references users (environment_id, id),
  check ((outcome in ('refused', 'failed')) = (reason is not null))
);

-- Pages of the ledger in order, and the counts of a range of days from the index alone.
create index capture_events_by_time on capture_events (environment_id, at desc, id desc)
  include (user_id, outcome, reason, source_kind);
create index capture_events_by_user on capture_events (environment_id, user_id, at desc, id desc);
-- Few of many lines: most attempts succeed.
create index capture_events_by_reason on capture_events (environment_id, reason, at desc, id desc)
  where reason is not null;
create index capture_events_by_outcome on capture_events (environment_id, outcome, at desc, id desc)
  where outcome <> 'saved';

alter table capture_events enable row level security;
alter table capture_events force row level security;
create policy environment_only on capture_events
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

grant select, insert on capture_events to relais_app;

-- What the pages filter the audit trail by.
create index audit_events_by_actor on audit_events (environment_id, actor_id, at desc, id desc);
create index audit_events_by_user on audit_events (environment_id, user_id, at desc, id desc) where user_id is not null;
create index audit_events_by_action on audit_events (environment_id, action, at desc, id desc);
