import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/database/database.ts';
import { inDirectory } from '../../platform/database/directory-scope.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { jsonList } from '../../platform/database/json.ts';
import { environmentAliases, environments } from '../../platform/database/schema.ts';
import { statement } from '../../platform/database/statement.ts';

/** An environment as the operator of the service sees it. */
export interface EnvironmentSummary {
  readonly name: string;
  readonly displayName: string;
  readonly aliases: string[];
  /** Users who are not disabled, and the admins among them. */
  readonly users: number;
  readonly admins: number;
  /** The number of tasks ever saved, removed ones included. */
  readonly tasks: number;
}

const environmentId = sql.placeholder('environmentId');

const summary = statement<{ summary: EnvironmentSummary }>(
  'environment_summary',
  sql`select json_build_object(
    'name', environment.name,
    'displayName', environment.display_name,
    'aliases', ${jsonList(
      sql`alias.name order by alias.name`,
      sql`environment_aliases alias where alias.environment_id = ${environmentId}`,
    )},
    'users', (select count(*) from users person where person.environment_id = ${environmentId} and person.disabled_at is null),
    'admins', (
      select count(*) from users person
      where person.environment_id = ${environmentId} and person.disabled_at is null and person.admin
    ),
    'tasks', (select counter.last_number from task_counters counter where counter.environment_id = ${environmentId})
  ) as summary
  from environments environment where environment.id = ${environmentId}`,
);

/** The ids of all environments, by name. */
export async function listEnvironmentIds(database: Database): Promise<string[]> {
  const rows = await inDirectory(database, (connection) =>
    connection.builder().select({ id: environments.id }).from(environments).orderBy(environments.name),
  );
  return rows.map(({ id }) => id);
}

/** The id of the environment with this name or former name; null when there is none. */
export function findEnvironmentId(database: Database, name: string): Promise<string | null> {
  return inDirectory(database, async (connection) => {
    const builder = connection.builder();
    const [own] = await builder.select({ id: environments.id }).from(environments).where(eq(environments.name, name));
    if (own !== undefined) return own.id;
    const [former] = await builder
      .select({ id: environmentAliases.environmentId })
      .from(environmentAliases)
      .where(eq(environmentAliases.name, name));
    return former?.id ?? null;
  });
}

/** The environment with its numbers of users and tasks. */
export async function summarize(environment: EnvironmentHandle): Promise<EnvironmentSummary> {
  const [row] = await run(environment, summary);
  if (row === undefined) throw new Error('An environment that was there is gone.');
  return row.summary;
}
