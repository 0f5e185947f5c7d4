-- The words by which a task is found: of its title and description, in the form of domain/search-words.ts, each behind the
-- first characters of its environment's id, so that no environment's words are searched among another's.
create table task_search (
  environment_id uuid not null,
  task_id uuid not null,
  words tsvector not null,
  -- Repeats the task's, which never changes: the newest that are found come without looking at the others.
  task_created_at timestamptz(3) not null,
  primary key (environment_id, task_id),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);
-- Without a list of what is still to be sorted in: every search would read it whole.
create index task_search_by_words on task_search using gin (words) with (fastupdate = off);

-- Tasks from before get the same words, up to letters that only the application folds.
-- Policies hold for the owner too, and no environment is set here.
alter table tasks no force row level security;
insert into task_search (environment_id, task_id, task_created_at, words)
select environment_id, id, created_at, array_to_tsvector(array(
  select left(environment_id::text, 8) || left(word, 32)
  from regexp_split_to_table(
    lower(regexp_replace(normalize(title || ' ' || left(description_text, 200000), NFD), '[\u0300-\u036f]', '', 'g')),
    '[\s!-/:-@\[-`{-~]+'
  ) as word
  where word <> ''
  limit 7000
)) from tasks;
alter table tasks force row level security;

alter table task_search enable row level security;
alter table task_search force row level security;
-- Under a policy an index serves only operators that cannot tell of hidden rows; `@@` is none of them, but the policy's own
-- condition may use one. So reading is asking: what matches the setting is there, and nothing while nothing is asked.
create policy asked_for on task_search for select using (
  environment_id = nullif(current_setting('app.environment_id', true), '')::uuid
  and words @@ nullif(current_setting('app.task_search', true), '')::tsquery
);
create policy environment_added on task_search for insert
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);
create policy environment_changed on task_search for update
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

grant select, insert, update (words) on task_search to relais_app;

-- Each order of the list, of all tasks and of those of a status: most closed tasks are old, so that the first open ones are
-- far behind in an index of all.
create index tasks_by_change on tasks (environment_id, updated_at, id) where undone_at is null;
-- With what tells transverse tasks, so that looking for some of them goes through the others in the index alone.
create index tasks_by_due_date on tasks (environment_id, due_on, id) include (contact_count)
  where undone_at is null and due_on is not null;
create index tasks_by_status on tasks (environment_id, status_id, created_at, id) where undone_at is null;
create index tasks_by_status_in_order_of_change on tasks (environment_id, status_id, updated_at, id)
  where undone_at is null;
create index tasks_by_status_and_due_date on tasks (environment_id, status_id, due_on, id)
  where undone_at is null and due_on is not null;
create index tasks_by_type on tasks (environment_id, type_id, created_at, id) where undone_at is null;

-- The tasks of some days in another order than that of the days: month by month. Columns, because under a policy no index
-- serves an expression with functions. What a list is filtered by comes along, so that tasks that are filtered out are never
-- looked at themselves.
alter table tasks
  add column created_month date not null
    generated always as (date_trunc('month', created_at at time zone 'UTC')::date) stored,
  add column due_month date
    generated always as (date_trunc('month', due_on::timestamp)::date) stored;
create index tasks_by_month_and_due_date on tasks (environment_id, created_month, due_on, id)
  include (created_at, type_id, status_id, author_id, assignee_id, source_kind, contact_count)
  where undone_at is null and due_on is not null;
create index tasks_by_month_and_change on tasks (environment_id, created_month, updated_at, id)
  include (created_at, due_on, type_id, status_id, author_id, assignee_id, source_kind, contact_count)
  where undone_at is null;
create index tasks_by_due_month_and_time on tasks (environment_id, due_month, created_at, id)
  include (due_on, type_id, status_id, author_id, assignee_id, source_kind, contact_count)
  where undone_at is null and due_on is not null;
create index tasks_by_due_month_and_change on tasks (environment_id, due_month, updated_at, id)
  include (due_on, created_at, type_id, status_id, author_id, assignee_id, source_kind, contact_count)
  where undone_at is null and due_on is not null;

-- The list of a rep of hundreds of accounts comes from the links of these accounts alone: they repeat what a list is
-- filtered and sorted by, and follow the task.
alter table task_contacts
  add column task_type_id uuid,
  add column task_status_id uuid,
  add column task_assignee_id uuid,
  add column task_source_kind text,
  add column task_due_on date,
  add column task_updated_at timestamptz(3);
alter table tasks no force row level security;
alter table task_contacts no force row level security;
update task_contacts link set task_type_id = task.type_id, task_status_id = task.status_id,
    task_assignee_id = task.assignee_id, task_source_kind = task.source_kind, task_due_on = task.due_on,
    task_updated_at = task.updated_at
  from tasks task where task.environment_id = link.environment_id and task.id = link.task_id;
alter table task_contacts force row level security;
alter table tasks force row level security;
alter table task_contacts
  alter column task_type_id set not null,
  alter column task_status_id set not null,
  alter column task_source_kind set not null,
  alter column task_updated_at set not null;

-- A task that is there when a contact is linked to it; one that is saved with its contacts brings them itself.
create function fill_task_link() returns trigger language plpgsql as $$
begin
  if new.task_type_id is null then
    select type_id, status_id, assignee_id, source_kind, due_on, updated_at
      into new.task_type_id, new.task_status_id, new.task_assignee_id, new.task_source_kind, new.task_due_on,
        new.task_updated_at
      from public.tasks where environment_id = new.environment_id and id = new.task_id;
  end if;
  return new;
end $$;
create trigger fill_task_link before insert on task_contacts for each row execute function fill_task_link();

create function follow_task() returns trigger language plpgsql as $$
begin
  update public.task_contacts set task_type_id = new.type_id, task_status_id = new.status_id,
      task_assignee_id = new.assignee_id, task_due_on = new.due_on, task_updated_at = new.updated_at
    where environment_id = new.environment_id and task_id = new.id;
  return null;
end $$;
create trigger follow_task after update of type_id, status_id, assignee_id, due_on, updated_at on tasks
  for each row when (
    (old.type_id, old.status_id, old.assignee_id, old.due_on, old.updated_at)
      is distinct from (new.type_id, new.status_id, new.assignee_id, new.due_on, new.updated_at)
  ) execute function follow_task();
grant update (task_type_id, task_status_id, task_assignee_id, task_due_on, task_updated_at) on task_contacts
  to relais_app;

drop index task_contacts_by_account;
create index task_contacts_by_account on task_contacts (environment_id, account_id, task_created_at desc, task_id desc)
  include (task_type_id, task_status_id, author_id, task_assignee_id, task_source_kind, task_due_on, task_updated_at)
  where not undone;

-- Filters that a user keeps.
create table saved_filters (
  environment_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name text not null,
  filter jsonb not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  unique (environment_id, user_id, name),
  foreign key (environment_id, user_id) references users (environment_id, id)
);
alter table saved_filters enable row level security;
alter table saved_filters force row level security;
create policy environment_only on saved_filters
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);
grant select, insert, update (name, filter), delete on saved_filters to relais_app;
