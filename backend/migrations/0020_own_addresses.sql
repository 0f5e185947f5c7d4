-- Customers of the company have addresses of this domain too (a telecom, a school): of its people, only users are
-- colleagues.
alter table environment_domains add column shared boolean not null default false;

-- What else is the company's own: aliases, team mailboxes, groups. In canonical form, without a tag.
create table own_addresses (
  environment_id uuid not null references environments (id),
  address text not null check (address = lower(address) and position('@' in address) > 1 and length(address) <= 320),
  primary key (environment_id, address)
);
alter table own_addresses enable row level security;
alter table own_addresses force row level security;
create policy environment_only on own_addresses
  using (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid)
  with check (environment_id = nullif(current_setting('app.environment_id', true), '')::uuid);
grant select, insert, delete on own_addresses to relais_app;
