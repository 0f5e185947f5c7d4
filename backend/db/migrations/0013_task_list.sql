-- The words by which a task is found: of its title and description, in the form of domain/search-words.ts, each behind the
-- first characters of its environment's id, so that no environment's words are searched among another's.
create table task_search (
  environment_id uuid not null,
  task_id uuid not null,
  words tsvector not null,
  primary key (environment_id, task_id),
  foreign key (environment_id, task_id) references tasks (environment_id, id)
);
-- Without a list of what is still to be sorted in: every search would read it whole.
create index task_search_by_words on task_search using gin (words) with (fastupdate = off);

-- Tasks from before get the same words, up to letters that only the application folds.
-- Policies hold for the owner too, and no environment is set here.
alter table tasks no force row level security;
insert into task_search (environment_id, task_id, words)
select environment_id, id, array_to_tsvector(array(
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
