import { sql, type SQL } from 'drizzle-orm';
import type { Right } from '../../../shared/access/rights.ts';
import type { EnvironmentRef, UserRef } from '../../../shared/access/user.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { userRef } from '../../platform/database/json.ts';
import { statement } from '../../platform/database/statement.ts';

/** The user who asks, with rights. Read on every request, so that a removed right takes effect at once. */
export interface Actor {
  readonly user: UserRef;
  readonly environment: EnvironmentRef;
  readonly rights: Right[];
  readonly admin: boolean;
  readonly active: boolean;
}

/** The rights of the row `alias` of users, as an array. */
export function rightsOf(alias: SQL): SQL {
  return sql`array_remove(array[
    case when ${alias}.sales then 'sales' end,
    case when ${alias}.sales_all_accounts then 'salesAllAccounts' end,
    case when ${alias}.task_list then 'taskList' end
  ], null)`;
}

/** Actor of the row `actor`; `environment` is the row of environments. */
export const actorObject: SQL = sql`json_build_object(
  'user', ${userRef(sql`actor`)},
  'environment', json_build_object('name', environment.name, 'displayName', environment.display_name),
  'rights', ${rightsOf(sql`actor`)},
  'admin', actor.admin,
  'active', actor.disabled_at is null
)`;

/** The rows `actor` (by the value `userId`) and `environment`. */
export const actorRows: SQL = sql`users actor
  join environments environment on environment.id = ${sql.placeholder('environmentId')}
  where actor.environment_id = ${sql.placeholder('environmentId')} and actor.id = ${sql.placeholder('userId')}`;

const actorById = statement<{ actor: Actor }>('actor', sql`select ${actorObject} as actor from ${actorRows}`);

/** Null when the environment has no such user. An inactive one is returned: the caller refuses it. */
export async function readActor(environment: EnvironmentHandle, userId: string): Promise<Actor | null> {
  const [row] = await run(environment, actorById, { userId });
  return row?.actor ?? null;
}
