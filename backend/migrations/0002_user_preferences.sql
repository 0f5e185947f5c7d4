-- What a user prefers; no row means nothing was ever chosen.
create table user_preferences (
  environment_id uuid not null,
  user_id uuid not null,
  language text not null check (language in ('google', 'fr', 'en')),
  description text not null check (description in ('whole', 'new')),
  mail_type_id uuid,
  mail_status_id uuid,
  event_type_id uuid,
  event_status_id uuid,
  primary key (environment_id, user_id),
  foreign key (environment_id, user_id) references users (environment_id, id),
  foreign key (environment_id, mail_type_id) references task_types (environment_id, id),
  foreign key (environment_id, mail_status_id) references task_statuses (environment_id, id),
  foreign key (environment_id, event_type_id) references task_types (environment_id, id),
  foreign key (environment_id, event_status_id) references task_statuses (environment_id, id)
);

alter table user_preferences enable row level security;
alter table user_preferences force row level security;
create policy environment_only on user_preferences
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

grant select, insert on user_preferences to relais_app;
grant update (language, description, mail_type_id, mail_status_id, event_type_id, event_status_id)
  on user_preferences to relais_app;
