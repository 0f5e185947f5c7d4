-- Who added a contact; null for those that came with the environment.
alter table contacts add column created_by uuid;
alter table contacts add foreign key (environment_id, created_by) references users (environment_id, id);

-- The words by which a contact is found: of its name and of its addresses, in the form of domain/search-words.ts.
-- A prefix is a range (>= and <) in byte order: under a policy no index serves LIKE.
create table contact_words (
  environment_id uuid not null,
  contact_id uuid not null,
  word text collate "C" not null,
  primary key (environment_id, contact_id, word),
  foreign key (environment_id, contact_id) references contacts (environment_id, id)
);
create index contact_words_by_word on contact_words (environment_id, word, contact_id);

-- Contacts from before get the same words, up to letters that only the application folds.
-- Policies hold for the owner too, and no environment is set here.
alter table contacts no force row level security;
alter table contact_emails no force row level security;
insert into contact_words (environment_id, contact_id, word)
select distinct environment_id, contact_id, left(word, 100) from (
  select environment_id, id as contact_id,
    regexp_split_to_table(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')), '[\s!-/:-@\[-`{-~]+') as word
  from contacts
  union all
  select environment_id, contact_id, regexp_split_to_table(email_canonical, '[\s!-/:-@\[-`{-~]+') from contact_emails
  union all
  select environment_id, contact_id, email_canonical from contact_emails
) found
where word <> '';
alter table contact_emails force row level security;
alter table contacts force row level security;

alter table contact_words enable row level security;
alter table contact_words force row level security;
create policy environment_only on contact_words
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

grant select on contact_words to relais_app;
grant insert on contacts, contact_emails, contact_domains, account_reps, contact_words to relais_app;
