-- Tasks are worked on: every change counts, whatever made it, and says when it was.
alter table tasks
  add column version integer not null default 1 check (version > 0),
  add column updated_at timestamptz(3),
  -- How it was taken away: just after it was saved, or at any time by its author or an admin.
  add column removal text,
  -- What its author chose when saving: proposals start from it, however far the task has come since.
  add column saved_status_id uuid;

-- Policies hold for the owner too, and no environment is set here.
alter table tasks no force row level security;
alter table audit_events no force row level security;
update tasks t set
  saved_status_id = t.status_id,
  removal = case when t.undone_at is not null then 'undone' end,
  updated_at = greatest(t.created_at, t.undone_at, (
    select max(event.at) from audit_events event where event.environment_id = t.environment_id and event.task_id = t.id
  ));
alter table audit_events force row level security;
alter table tasks force row level security;

alter table tasks
  alter column updated_at set not null,
  alter column saved_status_id set not null,
  add foreign key (environment_id, saved_status_id) references task_statuses (environment_id, id),
  add constraint tasks_removal_kind check (removal in ('undone', 'deleted')),
  add constraint tasks_removal_of_removed check ((removal is null) = (undone_at is null)),
  -- 'manual': made by hand, from no mail and no meeting.
  drop constraint tasks_source_kind_check,
  add constraint tasks_source_kind_check check (source_kind in ('mail', 'event', 'manual'));

grant update (title, type_id, status_id, due_on, assignee_id, contact_count, version, updated_at, removal) on tasks
  to relais_app;
-- A contact is taken off a task.
grant delete on task_contacts to relais_app;
