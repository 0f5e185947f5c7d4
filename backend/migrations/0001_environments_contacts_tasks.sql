-- The role that every request runs as: it owns nothing and passes no policy.
-- Roles belong to the cluster, not to the database: another database of the cluster may have made it already.
do $$
begin
  -- Who may not create roles finds it made: docs/operations.md.
  if not exists (select from pg_roles where rolname = 'relais_app') then
    create role relais_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
exception when duplicate_object or unique_violation then
  null;
end $$;

-- Lets an owner who is no superuser switch to it.
do $$
begin
  if not pg_has_role(current_user, 'relais_app', 'member') then
    execute format('grant relais_app to %I', current_user);
  end if;
end $$;

-- The directory: the only global tables. Signing in looks here before any environment is known.

create table environments (
  id uuid primary key,
  name text not null unique,
  display_name text not null,
  created_at timestamptz(3) not null
);

-- Former names; a name in use as an environment's own wins.
create table environment_aliases (
  name text primary key,
  environment_id uuid not null references environments (id)
);

create table identities (
  environment_id uuid not null references environments (id),
  user_id uuid not null,
  -- Google's `sub`, bound at first sign-in.
  subject text,
  address text not null,
  bound_at timestamptz(3),
  primary key (environment_id, user_id),
  unique (environment_id, subject),
  unique (environment_id, address)
);
create index identities_by_subject on identities (subject);
create index identities_by_address on identities (address);

-- Tenant tables. Keys and indexes start with environment_id, so that the schema can be distributed by it.

create table environment_domains (
  environment_id uuid not null references environments (id),
  domain text not null,
  -- Only Google accounts of the restricting domains may sign in.
  restricts boolean not null default false,
  primary key (environment_id, domain)
);

create table users (
  environment_id uuid not null references environments (id),
  id uuid not null,
  email text not null,
  email_canonical text not null,
  name text not null,
  sales boolean not null default false,
  sales_all_accounts boolean not null default false,
  task_list boolean not null default false,
  admin boolean not null default false,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  unique (environment_id, email_canonical)
);

create table contacts (
  environment_id uuid not null references environments (id),
  id uuid not null,
  kind text not null check (kind in ('person', 'company')),
  name text not null,
  company_id uuid,
  -- A person of a company takes the company's relation, so it has none of its own.
  relation text check (relation in ('prospect', 'client', 'other')),
  -- The account: its company, or itself.
  account_id uuid not null generated always as (coalesce(company_id, id)) stored,
  created_at timestamptz(3) not null,
  primary key (environment_id, id),
  foreign key (environment_id, company_id) references contacts (environment_id, id),
  check ((company_id is null) = (relation is not null)),
  check (kind = 'person' or company_id is null)
);
create index contacts_by_account on contacts (environment_id, account_id);

-- email_canonical is compared with plain `=`: under a policy no index serves lower() or citext.
create table contact_emails (
  environment_id uuid not null,
  contact_id uuid not null,
  email text not null,
  email_canonical text not null,
  position smallint not null,
  primary key (environment_id, contact_id, email_canonical),
  foreign key (environment_id, contact_id) references contacts (environment_id, id)
);
create index contact_emails_by_address on contact_emails (environment_id, email_canonical) include (contact_id);

create table contact_domains (
  environment_id uuid not null,
  contact_id uuid not null,
  domain text not null,
  primary key (environment_id, contact_id, domain),
  foreign key (environment_id, contact_id) references contacts (environment_id, id)
);
create index contact_domains_by_domain on contact_domains (environment_id, domain) include (contact_id);

create table account_reps (
  environment_id uuid not null,
  user_id uuid not null,
  account_id uuid not null,
  primary key (environment_id, user_id, account_id),
  foreign key (environment_id, user_id) references users (environment_id, id),
  foreign key (environment_id, account_id) references contacts (environment_id, id)
);
create index account_reps_by_account on account_reps (environment_id, account_id);

create table task_types (
  environment_id uuid not null references environments (id),
  id uuid not null,
  label text not null,
  position smallint not null,
  archived_at timestamptz(3),
  primary key (environment_id, id),
  unique (environment_id, label)
);

create table task_statuses (
  environment_id uuid not null references environments (id),
  id uuid not null,
  label text not null,
  closed boolean not null default false,
  position smallint not null,
  archived_at timestamptz(3),
  primary key (environment_id, id),
  unique (environment_id, label)
);

create table task_counters (
  environment_id uuid not null primary key references environments (id),
  last_number integer not null
) with (fillfactor = 50);

create table tasks (
  environment_id uuid not null,
  id uuid not null,
  number integer not null,
  title text not null,
  type_id uuid not null,
  status_id uuid not null,
  description_html text not null,
  description_text text not null,
  description_truncated boolean not null,
  author_id uuid not null,
  assignee_id uuid,
  due_on date,
  source_kind text not null check (source_kind in ('mail', 'event')),
  -- How many rows task_contacts has for it, written with them: what finds transverse tasks without looking at all others.
  contact_count integer not null check (contact_count >= 0),
  created_at timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_by uuid,
  primary key (environment_id, id),
  unique (environment_id, number),
  foreign key (environment_id, type_id) references task_types (environment_id, id),
  foreign key (environment_id, status_id) references task_statuses (environment_id, id),
  foreign key (environment_id, author_id) references users (environment_id, id),
  foreign key (environment_id, assignee_id) references users (environment_id, id),
  foreign key (environment_id, undone_by) references users (environment_id, id)
);
create index tasks_by_time on tasks (environment_id, created_at desc, id desc) where undone_at is null;
create index tasks_by_author on tasks (environment_id, author_id, created_at desc, id desc) where undone_at is null;
create index tasks_by_assignee on tasks (environment_id, assignee_id, created_at desc, id desc)
  where undone_at is null and assignee_id is not null;
create index tasks_transverse on tasks (environment_id, created_at desc, id desc)
  where undone_at is null and contact_count = 0;
create index tasks_with_contacts on tasks (environment_id, created_at desc, id desc)
  where undone_at is null and contact_count > 0;

-- task_created_at repeats the task's, which never changes: the newest tasks of a contact come from the index alone.
create table task_contacts (
  environment_id uuid not null,
  task_id uuid not null,
  contact_id uuid not null,
  task_created_at timestamptz(3) not null,
  primary key (environment_id, task_id, contact_id),
  foreign key (environment_id, task_id) references tasks (environment_id, id),
  foreign key (environment_id, contact_id) references contacts (environment_id, id)
);
create index task_contacts_by_contact on task_contacts (environment_id, contact_id, task_created_at desc, task_id desc);

-- A key can be longer than an index entry may be, so its SHA-256 (hexadecimal) is what is looked up.
create table task_source_keys (
  environment_id uuid not null,
  task_id uuid not null,
  source_key text not null,
  source_key_sha256 text not null,
  primary key (environment_id, task_id, source_key_sha256),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);
create index task_source_keys_by_key on task_source_keys (environment_id, source_key_sha256) include (task_id);

create table attachments (
  environment_id uuid not null,
  id uuid not null,
  task_id uuid not null,
  position smallint not null,
  name text not null,
  media_type text not null,
  -- A stored file has size and sha256, a link attachment has url.
  size bigint check (size >= 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  url text,
  inline boolean not null,
  content_id text,
  primary key (environment_id, id),
  foreign key (environment_id, task_id) references tasks (environment_id, id),
  check ((size is null) = (sha256 is null) and (url is null) = (sha256 is not null))
);
create index attachments_by_task on attachments (environment_id, task_id, position);
create index attachments_by_content on attachments (environment_id, sha256) where sha256 is not null;

create table task_omissions (
  environment_id uuid not null,
  task_id uuid not null,
  position smallint not null,
  name text not null,
  size bigint,
  reason text not null check (reason in ('tooLarge', 'tooMany', 'unreadable', 'notChosen')),
  primary key (environment_id, task_id, position),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);

create table idempotency_keys (
  environment_id uuid not null,
  user_id uuid not null,
  key uuid not null,
  content_hash text not null,
  task_id uuid not null,
  created_at timestamptz(3) not null,
  primary key (environment_id, user_id, key),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);

create table audit_events (
  environment_id uuid not null,
  id uuid not null,
  at timestamptz(3) not null,
  actor_id uuid not null,
  action text not null check (action in ('task.created', 'task.undone')),
  task_id uuid not null,
  primary key (environment_id, id),
  foreign key (environment_id, actor_id) references users (environment_id, id),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);
create index audit_events_by_task on audit_events (environment_id, task_id, at);

-- After a transaction the setting is an empty string, not null.
do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'environment_domains', 'users', 'contacts', 'contact_emails', 'contact_domains', 'account_reps', 'task_types',
    'task_statuses', 'task_counters', 'tasks', 'task_contacts', 'task_source_keys', 'attachments', 'task_omissions',
    'idempotency_keys', 'audit_events'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy environment_only on %I
         using (environment_id = nullif(current_setting(''app.environment_id'', true), '''')::uuid)
         with check (environment_id = nullif(current_setting(''app.environment_id'', true), '''')::uuid)',
      tenant_table);
  end loop;
end $$;

grant usage on schema public to relais_app;
grant select on environments, environment_aliases to relais_app;
grant select, update (subject, bound_at) on identities to relais_app;
grant select on environment_domains, users, contacts, contact_emails, contact_domains, account_reps, task_types,
  task_statuses to relais_app;
grant select, update (last_number) on task_counters to relais_app;
grant select, insert, update (undone_at, undone_by) on tasks to relais_app;
grant select, insert on task_contacts, task_source_keys, attachments, task_omissions, idempotency_keys, audit_events
  to relais_app;
