-- How an environment is run: one row each, locked by whoever changes its settings, types or statuses.
create table environment_settings (
  environment_id uuid not null primary key references environments (id),
  -- Of mails to somebody who never chose one.
  language text not null default 'fr' check (language in ('fr', 'en')),
  -- Largest file of a task in bytes; null: as much as the service takes.
  max_file_bytes bigint check (max_file_bytes >= 1048576),
  -- A task that was taken back or deleted is erased for good after so many days: never while it can be restored.
  removed_task_days integer not null default 30 check (removed_task_days between 1 and 365),
  -- A closed task is erased so many months after its last change; null: never.
  closed_task_months integer check (closed_task_months between 1 and 240),
  -- What a new task starts with, by kind of source; null: what the environment has first.
  mail_type_id uuid,
  mail_status_id uuid,
  event_type_id uuid,
  event_status_id uuid,
  manual_type_id uuid,
  manual_status_id uuid,
  foreign key (environment_id, mail_type_id) references task_types (environment_id, id),
  foreign key (environment_id, mail_status_id) references task_statuses (environment_id, id),
  foreign key (environment_id, event_type_id) references task_types (environment_id, id),
  foreign key (environment_id, event_status_id) references task_statuses (environment_id, id),
  foreign key (environment_id, manual_type_id) references task_types (environment_id, id),
  foreign key (environment_id, manual_status_id) references task_statuses (environment_id, id)
);
insert into environment_settings (environment_id) select id from environments;

alter table environment_settings enable row level security;
alter table environment_settings force row level security;
create policy environment_only on environment_settings
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

-- Every Workspace domain of an environment with what it does. The directory's admitting_domains holds those by which
-- somebody really gets in: where sign-in is restricted, an admitting domain that does not restrict lets nobody in.
alter table environment_domains add column admits boolean not null default false;
-- Policies hold for the owner too, and no environment is set here.
alter table environment_domains no force row level security;
insert into environment_domains (environment_id, domain, admits)
  select environment_id, domain, true from admitting_domains
  on conflict (environment_id, domain) do update set admits = true;
delete from admitting_domains admitted where
  exists (
    select from environment_domains domain where domain.environment_id = admitted.environment_id and domain.restricts
  ) and not exists (
    select from environment_domains domain where domain.environment_id = admitted.environment_id
      and domain.domain = admitted.domain and domain.restricts
  );
alter table environment_domains force row level security;

-- The directory is read before any environment is known, and written inside one: only its own rows.
do $$
declare
  own text := 'nullif(current_setting(''app.environment_id'', true), '''')::uuid';
  directory_table text;
  owning_column text;
begin
  foreach directory_table in array array['environments', 'environment_aliases', 'admitting_domains', 'identities'] loop
    owning_column := case directory_table when 'environments' then 'id' else 'environment_id' end;
    execute format('alter table %I enable row level security', directory_table);
    execute format('alter table %I force row level security', directory_table);
    execute format('create policy read_by_all on %I for select using (true)', directory_table);
    execute format('create policy add_to_own on %I for insert with check (%I = %s)', directory_table, owning_column, own);
    execute format('create policy change_own on %I for update using (%I = %s) with check (%I = %s)',
      directory_table, owning_column, own, owning_column, own);
    execute format('create policy remove_own on %I for delete using (%I = %s)', directory_table, owning_column, own);
  end loop;
end $$;

-- What belongs to a task goes with it.
do $$
declare
  reference record;
begin
  for reference in
    select conrelid::regclass as table_name, conname, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and confrelid = 'tasks'::regclass and confdeltype = 'a'
  loop
    execute format('alter table %s drop constraint %I, add constraint %I %s on delete cascade',
      reference.table_name, reference.conname, reference.conname, reference.definition);
  end loop;
end $$;
create index idempotency_keys_by_task on idempotency_keys (environment_id, task_id);

-- Which tasks are due; of closed ones 0013 has the index.
create index tasks_by_removal on tasks (environment_id, undone_at) where undone_at is not null;

-- Erases for good at most so many of the environment's tasks that the settings no longer keep, and answers how many. The
-- audit trail keeps who did what when to a task, and loses the words of it. The application may run this and delete
-- nothing itself: which tasks are due is decided here, by the clock of the database.
create function erase_due_tasks(most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  own constant uuid := nullif(current_setting('app.environment_id', true), '')::uuid;
  kept environment_settings;
  due uuid[];
begin
  select * into kept from environment_settings where environment_id = own;
  select array_agg(id) into due from (
    select id from tasks
    where environment_id = own and undone_at < now() - make_interval(days => kept.removed_task_days)
    order by undone_at limit most for update skip locked
  ) removed;
  if due is null and kept.closed_task_months is not null then
    select array_agg(id) into due from (
      select closed.id from task_statuses status cross join lateral (
        select id from tasks
        where environment_id = own and status_id = status.id and undone_at is null
          and updated_at < now() - make_interval(months => kept.closed_task_months)
        order by updated_at limit most for update skip locked
      ) closed
      where status.environment_id = own and status.closed
      limit most
    ) closed;
  end if;
  if due is null then
    return 0;
  end if;
  update audit_events set details = '{}'
    where environment_id = own and task_id = any(due) and details <> '{}';
  insert into audit_events (environment_id, id, at, actor_id, action, task_id, details)
    select own, gen_random_uuid(), now(), null, 'task.erased', id, jsonb_build_object('subject', number::text)
    from tasks where environment_id = own and id = any(due);
  delete from tasks where environment_id = own and id = any(due);
  return cardinality(due);
end $$;
revoke execute on function erase_due_tasks(integer) from public;
grant execute on function erase_due_tasks(integer) to relais_app;

grant select, update (
  language, max_file_bytes, removed_task_days, closed_task_months, mail_type_id, mail_status_id, event_type_id,
  event_status_id, manual_type_id, manual_status_id
) on environment_settings to relais_app;
grant insert, update (label, position, archived_at) on task_types to relais_app;
grant insert, update (label, closed, position, archived_at) on task_statuses to relais_app;
grant insert, delete on environment_domains, environment_aliases, admitting_domains to relais_app;
grant update (name, display_name, default_sales, default_sales_all_accounts, default_task_list) on environments
  to relais_app;
