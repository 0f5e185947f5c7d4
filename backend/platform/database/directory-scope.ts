import { engineOf, type Database } from './database.ts';
import type { Connection } from './engine.ts';
import { valuesOf, type Statement } from './statement.ts';
import { inTransaction } from './transaction.ts';

/**
 * Runs `work` in one transaction that sees only the directory: no environment is set, so row-level security hides all
 * tenant rows. For directory.ts and web-sessions.ts. Throws DatabaseUnavailable.
 */
export function inDirectory<T>(database: Database, work: (connection: Connection) => Promise<T>): Promise<T> {
  return inTransaction(engineOf(database), 'BEGIN; SET LOCAL ROLE relais_app', work);
}

/** Runs a compiled statement over the directory. */
export function runInDirectory<Row extends object>(
  connection: Connection,
  prepared: Statement<Row>,
  values: Record<string, unknown>,
): Promise<Row[]> {
  const { name, text } = prepared;
  return connection.query<Row>({ name, text, values: valuesOf(prepared, values) });
}
