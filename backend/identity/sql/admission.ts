import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { admittedName, admittingDomain, type Newcomer } from '../rules/admission.ts';
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

/**
 * Creates a user for an account without one, if the environment admits its Workspace. Returns the user's id; null when
 * it is not admitted, or a concurrent request has created a user with this account or address.
 */
export async function admitUser(
  environment: EnvironmentHandle,
  newcomer: Newcomer & { readonly subject: string },
  at: Date,
): Promise<string | null> {
  const domain = admittingDomain(newcomer);
  if (domain === null) return null;
  const [admitted] = await run(environment, insertUser, {
    domain,
    userId: randomUUID(),
    auditId: randomUUID(),
    subject: newcomer.subject,
    address: newcomer.address,
    name: admittedName(newcomer),
    at: at.toISOString(),
  });
  return admitted?.id ?? null;
}
