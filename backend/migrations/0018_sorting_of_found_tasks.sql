-- Tasks that are found by their words are filtered and put in order from task_search alone: to look each of ten thousand up
-- among a million takes more than twice as long as to find them.
alter table task_search
  add column author_id uuid,
  add column contact_count integer,
  add column undone boolean not null default false,
  add column task_type_id uuid,
  add column task_status_id uuid,
  add column task_assignee_id uuid,
  add column task_source_kind text,
  add column task_due_on date,
  add column task_updated_at timestamptz(3);

-- A row that changes stays on its page, and the index of its words then needs nothing: there is room for one more.
alter table task_search set (fillfactor = 80);
drop index task_search_by_words;

-- Policies hold for the owner too, and no environment is set here.
alter table tasks no force row level security;
alter table task_search no force row level security;
update task_search found set author_id = task.author_id, contact_count = task.contact_count,
    undone = task.undone_at is not null, task_type_id = task.type_id, task_status_id = task.status_id,
    task_assignee_id = task.assignee_id, task_source_kind = task.source_kind, task_due_on = task.due_on,
    task_updated_at = task.updated_at
  from tasks task where task.environment_id = found.environment_id and task.id = found.task_id;
alter table task_search force row level security;
alter table tasks force row level security;

create index task_search_by_words on task_search using gin (words) with (fastupdate = off);
alter table task_search
  alter column author_id set not null,
  alter column contact_count set not null,
  alter column task_type_id set not null,
  alter column task_status_id set not null,
  alter column task_source_kind set not null,
  alter column task_updated_at set not null;

-- What of a task changes is the same where it is found. Only rows that are asked for can be changed, see the policy of
-- task_search: here all are, for a moment. In a migration that changes tasks, which has no environment, the policies of
-- task_search and task_contacts must be lifted with theirs, or what follows a task stays behind in silence.
create function follow_task_in_search() returns trigger language plpgsql as $$
declare
  asked_for text := current_setting('app.task_search', true);
begin
  perform set_config('app.task_search', '!''-''', true);
  update public.task_search set contact_count = new.contact_count, undone = new.undone_at is not null,
      task_type_id = new.type_id, task_status_id = new.status_id, task_assignee_id = new.assignee_id,
      task_due_on = new.due_on, task_updated_at = new.updated_at
    where environment_id = new.environment_id and task_id = new.id;
  perform set_config('app.task_search', coalesce(asked_for, ''), true);
  return null;
end $$;
create trigger follow_task_in_search
  after update of contact_count, undone_at, type_id, status_id, assignee_id, due_on, updated_at on tasks
  for each row when (
    (old.contact_count, old.undone_at, old.type_id, old.status_id, old.assignee_id, old.due_on, old.updated_at)
      is distinct from
    (new.contact_count, new.undone_at, new.type_id, new.status_id, new.assignee_id, new.due_on, new.updated_at)
  ) execute function follow_task_in_search();
grant update (contact_count, undone, task_type_id, task_status_id, task_assignee_id, task_due_on, task_updated_at)
  on task_search to relais_app;
