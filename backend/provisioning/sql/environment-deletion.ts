import { sql } from 'drizzle-orm';
import { asOwner, type Database } from '../../platform/database/database.ts';
import { builderOf, withEnvironmentAsOwner } from '../../platform/database/environment-scope.ts';
import { readTenantTables } from '../../platform/database/tenant-tables.ts';

/** Removes an environment with every row of it, in one transaction. Its names are free again. */
export async function deleteEnvironment(database: Database, environmentId: string): Promise<void> {
  await asOwner(database, async (owner) => {
    const tables = await owner.withConnection(readTenantTables);
    await withEnvironmentAsOwner(owner, environmentId, async (environment) => {
      const builder = builderOf(environment);
      for (const table of tables) {
        await builder.execute(sql`delete from ${sql.identifier(table)} where environment_id = ${environmentId}`);
      }
      await builder.execute(sql`delete from environments where id = ${environmentId}`);
    });
  });
}
