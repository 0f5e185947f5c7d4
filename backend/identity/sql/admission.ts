import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';
import type { AdmittingDomain } from '../rules/admission.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/**
 * Inserts the user and its identity, with the environment's default rights. The identity is inserted first: of two
 * concurrent first sign-ins, the second waits for the unique index and then writes nothing. No row: the identity
 * exists.
 */
const insertUser = statement<{ id: string }>(
  'admit_user',
  sql`
  with environment as (
    select default_sales, default_sales_all_accounts, default_task_list from environments where id = ${environmentId}
  ), claim as (
    insert into identities (environment_id, user_id, subject, address, bound_at)
    select ${environmentId}, ${value('userId')}::uuid, ${value('subject')}, ${value('address')}, ${value('at')}::timestamptz
    from environment
    on conflict do nothing
    returning user_id, bound_at
  ), admitted as (
    insert into users (
      environment_id, id, email, email_canonical, name, sales, sales_all_accounts, task_list, created_at
    )
    select ${environmentId}, claim.user_id, ${value('address')}, ${value('address')}, ${value('name')},
      environment.default_sales, environment.default_sales_all_accounts, environment.default_task_list, claim.bound_at
    from claim, environment
    returning id, created_at
  ), audit as (
    insert into audit_events (environment_id, id, at, actor_id, action, user_id)
    select ${environmentId}, ${value('auditId')}::uuid, admitted.created_at, admitted.id, 'user.admitted', admitted.id
    from admitted
  )
  select id from admitted`,
);

const workspaceDomains = statement<AdmittingDomain>(
  'workspace_domains',
  sql`select domain, restricts, admits from environment_domains where environment_id = ${environmentId}`,
);

/** The Workspace domains that the environment lists; none where the environment does not exist. */
export async function readWorkspaceDomains(environment: EnvironmentHandle): Promise<readonly AdmittingDomain[]> {
  return run(environment, workspaceDomains, {});
}

/** A user to be admitted. */
export interface AdmittedUser {
  readonly subject: string;
  readonly address: string;
  readonly name: string;
}

/** Creates a user. Returns its id; null when a concurrent request has created a user with this account or address. */
export async function insertAdmittedUser(
  environment: EnvironmentHandle,
  user: AdmittedUser,
  at: Date,
): Promise<string | null> {
  const ids = { userId: randomUUID(), auditId: randomUUID() };
  const [admitted] = await run(environment, insertUser, { ...user, ...ids, at: at.toISOString() });
  return admitted?.id ?? null;
}
