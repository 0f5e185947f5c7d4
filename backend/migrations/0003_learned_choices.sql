-- What a rep last used for a contact or a kind of source is read from the rep's own tasks.

-- author_id repeats the task's, which never changes: a rep's newest task of a contact comes from the index alone.
alter table task_contacts add column author_id uuid;
-- Policies hold for the owner too, and no environment is set here.
alter table task_contacts no force row level security;
alter table tasks no force row level security;
update task_contacts link set author_id = task.author_id
  from tasks task where task.environment_id = link.environment_id and task.id = link.task_id;
alter table tasks force row level security;
alter table task_contacts force row level security;
alter table task_contacts alter column author_id set not null;
create index task_contacts_by_author
  on task_contacts (environment_id, author_id, contact_id, task_created_at desc, task_id desc);

create index tasks_by_author_and_kind on tasks (environment_id, author_id, source_kind, created_at desc, id desc)
  where undone_at is null;

-- Tasks saved until then teach nothing any more: all of them, those of mails, those of events.
alter table user_preferences
  add column learned_since timestamptz(3) not null default '-infinity',
  add column mail_learned_since timestamptz(3) not null default '-infinity',
  add column event_learned_since timestamptz(3) not null default '-infinity';
grant update (learned_since, mail_learned_since, event_learned_since) on user_preferences to relais_app;
