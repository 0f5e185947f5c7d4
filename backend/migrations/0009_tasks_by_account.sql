-- The newest tasks of an account come from one index, however many contacts the account has: a rep's list asks each of
-- the rep's accounts once. `account_id` repeats the contact's and follows it, `undone` the task's.
alter table contacts add unique (environment_id, id, account_id);

alter table task_contacts
  add column account_id uuid,
  add column undone boolean not null default false;
-- Policies hold for the owner too, and no environment is set here.
alter table task_contacts no force row level security;
alter table contacts no force row level security;
alter table tasks no force row level security;
update task_contacts link set account_id = contact.account_id, undone = task.undone_at is not null
  from contacts contact, tasks task
  where contact.environment_id = link.environment_id and contact.id = link.contact_id
    and task.environment_id = link.environment_id and task.id = link.task_id;
alter table tasks force row level security;
alter table contacts force row level security;
alter table task_contacts force row level security;

alter table task_contacts
  alter column account_id set not null,
  drop constraint task_contacts_environment_id_contact_id_fkey,
  add foreign key (environment_id, contact_id, account_id) references contacts (environment_id, id, account_id)
    on update cascade;
create index task_contacts_by_account
  on task_contacts (environment_id, account_id, task_created_at desc, task_id desc) where not undone;

grant update (undone) on task_contacts to relais_app;
