-- Mails added to a task after it was saved: their text and files are the task's own, and how many there were is counted.
alter table tasks add column added_messages integer not null default 0 check (added_messages >= 0);

-- A task that mails are added to has no most of files.
alter table attachments alter column position type integer;
alter table task_omissions alter column position type integer;

alter table audit_events
  drop constraint audit_events_action_check,
  add constraint audit_events_action_check check (action in ('task.created', 'task.undone', 'task.message_added'));

grant update (description_html, description_text, description_truncated, added_messages) on tasks to relais_app;
