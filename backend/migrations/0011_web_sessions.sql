-- Browsers that are signed in. Part of the directory, because a person is known before any environment is: what they may
-- enter is looked up by their Google account at every request.
create table web_sessions (
  id uuid primary key,
  -- SHA-256 of the cookie's token: whoever reads this table cannot sign in with it.
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  subject text not null,
  address text not null,
  name text,
  hosted_domain text,
  -- Such as `Firefox · Windows`, for people to recognise it; empty when it is none that we know.
  browser text not null,
  created_at timestamptz(3) not null,
  -- Written once in a while, not at every request.
  last_seen_at timestamptz(3) not null,
  -- When it ends if nobody comes back, never after `expires_at`.
  ends_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  check (ends_at <= expires_at)
);
-- A person's own list, and signing out everywhere.
create index web_sessions_by_subject on web_sessions (subject, last_seen_at desc);
-- Those to sweep.
create index web_sessions_by_end on web_sessions (ends_at);

grant select, insert, delete on web_sessions to relais_app;
grant update (last_seen_at, ends_at) on web_sessions to relais_app;
