-- A text as people look for it: lower case, without accents, as domain/search-words.ts folds the words of a query.
create function folded(value text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(replace(translate(
    lower(regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g')), 'øØłŁđĐıŒÆ', 'oollddiœæ'
  ), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss')
$$;

alter table users
  -- When the user last signed in, from the add-on or in a browser.
  add column last_seen_at timestamptz(3),
  -- What users are searched and sorted by, whoever wrote the row.
  add column search_text text collate "C" not null
    generated always as (folded(name || ' ' || email_canonical)) stored;

-- An invitation tells somebody where to sign in; it gives no right. One per user: inviting again replaces the one before.
-- It is used once its user's identity is bound, which is why nothing here says so.
create table invitations (
  environment_id uuid not null,
  user_id uuid not null,
  -- Hexadecimal; the token itself is nowhere.
  token_sha256 text not null check (token_sha256 ~ '^[0-9a-f]{64}$'),
  -- Null: whoever operates the service.
  invited_by uuid,
  sent_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, user_id),
  unique (environment_id, token_sha256),
  foreign key (environment_id, user_id) references users (environment_id, id),
  foreign key (environment_id, invited_by) references users (environment_id, id)
);

alter table invitations enable row level security;
alter table invitations force row level security;
create policy environment_only on invitations
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);

-- Accounts by name, page by page. Cut: an index entry cannot be of any length.
alter table contacts
  add column sort_name text collate "C" not null generated always as (left(folded(name), 100)) stored;
create index accounts_by_name on contacts (environment_id, sort_name, id) where company_id is null;

-- Who may make an admin is decided in domain/user-change.ts.
grant insert (admin) on users to relais_app;
grant update (name, sales, sales_all_accounts, task_list, admin, disabled_at, last_seen_at) on users to relais_app;
grant select, insert, update (token_sha256, invited_by, sent_at, expires_at) on invitations to relais_app;
grant delete on account_reps to relais_app;
