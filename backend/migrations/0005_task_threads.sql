-- What a task's source answers to: the keys of the mails before it in its thread. Only looked up, so the hash is enough.
create table task_thread_keys (
  environment_id uuid not null,
  task_id uuid not null,
  key_sha256 text not null,
  primary key (environment_id, task_id, key_sha256),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);
create index task_thread_keys_by_key on task_thread_keys (environment_id, key_sha256) include (task_id);

alter table task_thread_keys enable row level security;
alter table task_thread_keys force row level security;
create policy environment_only on task_thread_keys
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

grant select, insert on task_thread_keys to relais_app;
