import { sql } from 'drizzle-orm';
import { builderOf, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { readTenantTables } from '../../platform/database/tenant-tables.ts';

/** Deletes every row of the environment, and the environment itself. For the owner of the tables. */
export async function deleteEnvironmentRows(environment: EnvironmentHandle): Promise<void> {
  const { environmentId } = environment;
  const builder = builderOf(environment);
  for (const table of await readTenantTables(environment)) {
    await builder.execute(sql`delete from ${sql.identifier(table)} where environment_id = ${environmentId}`);
  }
  await builder.execute(sql`delete from environments where id = ${environmentId}`);
}
