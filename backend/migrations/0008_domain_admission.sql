-- Workspace domains (Google's `hd`) whose users need no invitation: they become users of the environment when they first
-- sign in. Part of the directory, because it is looked up before any environment is known.
create table admitting_domains (
  domain text not null,
  environment_id uuid not null references environments (id),
  primary key (domain, environment_id)
);

-- What such a user may do.
alter table environments
  add column default_sales boolean not null default false,
  add column default_sales_all_accounts boolean not null default false,
  add column default_task_list boolean not null default false;

-- Some events are of a user, not of a task.
alter table audit_events
  alter column task_id drop not null,
  add column user_id uuid,
  add foreign key (environment_id, user_id) references users (environment_id, id),
  drop constraint audit_events_action_check,
  add constraint audit_events_action_check
    check (action in ('task.created', 'task.undone', 'task.message_added', 'user.admitted')),
  add constraint audit_events_subject_check
    check ((task_id is null) = (action = 'user.admitted') and (user_id is null) = (action <> 'user.admitted'));

grant select on admitting_domains to relais_app;
-- Neither admin nor disabled_at: nobody is admitted as an admin.
grant insert (environment_id, id, email, email_canonical, name, sales, sales_all_accounts, task_list, created_at)
  on users to relais_app;
grant insert (environment_id, user_id, subject, address, bound_at) on identities to relais_app;
