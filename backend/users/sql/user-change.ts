import { sql } from 'drizzle-orm';
import type { Right } from '../../../shared/access/rights.ts';
import type { AdminStanding } from '../../access/rules/last-admin.ts';
import type { UserStanding } from '../rules/user-change.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';
import { rightsOf } from '../../access/sql/actor.ts';

/** A locked user, with the facts to decide on a change. */
export interface LockedUser {
  readonly user: UserStanding & AdminStanding;
  /** The admins besides them who are not disabled. */
  readonly otherAdmins: readonly AdminStanding[];
}

export interface NewUser {
  readonly id: string;
  readonly email: string;
  readonly emailCanonical: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly admin: boolean;
  readonly at: Date;
}

const value = sql.placeholder;
const environmentId = value('environmentId');

interface LockedRow extends UserStanding, AdminStanding {
  readonly id: string;
}

/**
 * Row locks on the user and every admin, in the order of ids: of two admins who change each other at the same time, the
 * second waits and sees the first change. FOR NO KEY UPDATE lets inserts refer to a locked user meanwhile.
 */
const lockUsers = statement<{ users: LockedRow[] }>(
  'lock_users',
  sql`
  with locked as materialized (
    select candidate.* from users candidate
    where candidate.environment_id = ${environmentId}
      and (candidate.id = ${value('userId')} or (candidate.admin and candidate.disabled_at is null))
    order by candidate.id for no key update
  )
  select ${jsonList(
    sql`json_build_object(
      'id', locked.id, 'name', locked.name, 'rights', ${rightsOf(sql`locked`)}, 'admin', locked.admin,
      'enabled', locked.disabled_at is null, 'signedIn', identity.subject is not null
    )`,
    sql`locked join identities identity on identity.environment_id = ${environmentId} and identity.user_id = locked.id`,
  )} as users`,
);

/**
 * The identity is inserted first: of two concurrent invitations of one address, the second waits for the unique index
 * and then writes nothing.
 */
const insertNewUser = statement<{ id: string }>(
  'insert_user',
  sql`
  with claim as (
    insert into identities (environment_id, user_id, address)
    values (${environmentId}, ${value('id')}, ${value('emailCanonical')})
    on conflict do nothing
    returning user_id
  )
  insert into users (
    environment_id, id, email, email_canonical, name, sales, sales_all_accounts, task_list, admin, created_at
  )
  select ${environmentId}, claim.user_id, ${value('email')}, ${value('emailCanonical')}, ${value('name')},
    ${value('sales')}::boolean, ${value('salesAllAccounts')}::boolean, ${value('taskList')}::boolean,
    ${value('admin')}::boolean, ${value('at')}::timestamptz
  from claim
  returning id`,
);

const updateChangedUser = statement<object>(
  'update_user',
  sql`update users set
    name = ${value('name')}, sales = ${value('sales')}, sales_all_accounts = ${value('salesAllAccounts')},
    task_list = ${value('taskList')}, admin = ${value('admin')},
    disabled_at = case when ${value('enabled')}::boolean then null else coalesce(disabled_at, ${value('at')}::timestamptz) end
  where environment_id = ${environmentId} and id = ${value('userId')}`,
);

const userByAddress = statement<{ id: string }>(
  'user_by_address',
  sql`select id from users where environment_id = ${environmentId} and email_canonical = ${sql.placeholder('address')}`,
);

/** Locks the user and every admin until the transaction ends. Null when the environment has no such user. */
export async function lockUser(environment: EnvironmentHandle, userId: string): Promise<LockedUser | null> {
  const [row] = await run(environment, lockUsers, { userId });
  const user = row?.users.find(({ id }) => id === userId);
  if (row === undefined || user === undefined) return null;
  return { user, otherAdmins: row.users.filter(({ id }) => id !== userId) };
}

/** Adds a user with their identity. False: the address has a user already. */
export async function insertUser(environment: EnvironmentHandle, user: NewUser): Promise<boolean> {
  const { id, email, emailCanonical, name, rights, admin, at } = user;
  const values = { id, email, emailCanonical, name, ...rightColumns(rights), admin, at: at.toISOString() };
  return (await run(environment, insertNewUser, values)).length > 0;
}

/** Writes the changed properties of a locked user. */
export async function updateUser(
  environment: EnvironmentHandle,
  user: UserStanding & { readonly id: string },
  at: Date,
): Promise<void> {
  const { id: userId, name, rights, admin, enabled } = user;
  const values = { userId, name, ...rightColumns(rights), admin, enabled, at: at.toISOString() };
  await run(environment, updateChangedUser, values);
}

function rightColumns(rights: readonly Right[]): Record<Right, boolean> {
  return {
    sales: rights.includes('sales'),
    salesAllAccounts: rights.includes('salesAllAccounts'),
    taskList: rights.includes('taskList'),
  };
}

/** The id of the user with this address (canonical form); null when there is none. */
export async function findUserByAddress(environment: EnvironmentHandle, address: string): Promise<string | null> {
  const [row] = await run(environment, userByAddress, { address });
  return row?.id ?? null;
}
