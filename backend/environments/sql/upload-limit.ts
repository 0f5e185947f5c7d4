import { sql, type SQL } from 'drizzle-orm';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { statement } from '../../platform/database/statement.ts';

const environmentId = sql.placeholder('environmentId');

/** The environment's limit for one file in bytes; null: only the service's limit applies. */
export const maxFileBytesOf: SQL = sql`(
  select setting.max_file_bytes from environment_settings setting where setting.environment_id = ${environmentId}
)`;

const maxFileBytes = statement<{ most: number | null }>(
  'max_file_bytes',
  sql`select ${maxFileBytesOf}::float8 as most`,
);

/** Reads the environment's limit for one file in bytes; null: only the service's limit applies. */
export async function readMaxFileBytes(environment: EnvironmentHandle): Promise<number | null> {
  const [row] = await run(environment, maxFileBytes);
  return row?.most ?? null;
}
