import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * Inserts the user and its identity, with the environment's default rights, if the environment admits the domain. The
 * identity is inserted first: of two concurrent first sign-ins, the second waits for the unique index and then writes
 * nothing. No row: the identity exists, or the domain is not admitted.
 */
const insertUser = statement<{ id: string }>(
  'admit_user',
  sql`
  with admitting as (
    select environment.default_sales, environment.default_sales_all_accounts, environment.default_task_list
    from environments environment
      join admitting_domains admitted on admitted.environment_id = environment.id and admitted.domain = ${value('domain')}
    where environment.id = ${environmentId} and (
      not exists (
        select from environment_domains restricting
        where restricting.environment_id = ${environmentId} and restricting.restricts
      ) or exists (
        select from environment_domains restricting
        where restricting.environment_id = ${environmentId} and restricting.restricts
          and restricting.domain = ${value('domain')}
      )
    )
  ), claim as (
    insert into identities (environment_id, user_id, subject, address, bound_at)
    select ${environmentId}, ${value('userId')}::uuid, ${value('subject')}, ${value('address')}, ${value('at')}::timestamptz
    from admitting
    on conflict do nothing
    returning user_id, bound_at
  ), admitted as (
    insert into users (
      environment_id, id, email, email_canonical, name, sales, sales_all_accounts, task_list, created_at
    )
    select ${environmentId}, claim.user_id, ${value('address')}, ${value('address')}, ${value('name')},
      admitting.default_sales, admitting.default_sales_all_accounts, admitting.default_task_list, claim.bound_at
    from claim, admitting
    returning id, created_at
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, user_id)
    select ${environmentId}, ${value('auditId')}::uuid, admitted.created_at, admitted.id, 'user.admitted', admitted.id
    from admitted
  )
  select id from admitted`,
);

const restriction = statement<{ admitted: boolean }>(
  'admits_domain',
  sql`
  select coalesce(bool_or(restricting.domain = ${value('domain')}), true) as admitted
  from environment_domains restricting
  where restricting.environment_id = ${environmentId} and restricting.restricts`,
);

/** Whether the environment admits accounts of this Workspace domain (canonical; null: a private account). */
export async function admitsDomain(environment: EnvironmentHandle, hostedDomain: string | null): Promise<boolean> {
  const [row] = await run(environment, restriction, { domain: hostedDomain ?? '' });
  return row?.admitted === true;
}

/** A user to be admitted by the Workspace `domain`. */
export interface AdmittedUser {
  readonly domain: string;
  readonly subject: string;
  readonly address: string;
  readonly name: string;
}

/**
 * Creates a user, if the environment admits the domain. Returns the user's id; null when it does not, or a concurrent
 * request has created a user with this account or address.
 */
export async function insertAdmittedUser(
  environment: EnvironmentHandle,
  user: AdmittedUser,
  at: Date,
): Promise<string | null> {
  const ids = { userId: randomUUID(), auditId: randomUUID() };
  const [admitted] = await run(environment, insertUser, { ...user, ...ids, at: at.toISOString() });
  return admitted?.id ?? null;
}
