import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { engineOf, type Database } from './database.ts';
import type { Engine, Listener } from './engine.ts';
import { DatabaseUnavailable } from './errors.ts';
import { inTransaction } from './transaction.ts';

/** Milliseconds before a statement is retried while the database is unreachable. */
const retryAfter = 1_000;

interface Query {
  readonly text: string;
  readonly values?: unknown[];
  readonly name?: string | undefined;
}

type HandOver = (error: Error | undefined, client?: Listener, release?: () => void) => void;

/**
 * The part of `pg.Pool` that graphile-worker uses, over the database of the service. Each statement runs in a
 * transaction of its own, as the unprivileged role. No connection is held while a job runs: the embedded database has
 * only one, and a connection pooler may lend another one each time. Only LISTEN opens a dedicated connection.
 *
 * While the database is unreachable, a statement is retried. Once `isStopping` answers true it is given up without an
 * error: a job that could not be marked as done runs again when its lease has expired.
 */
export function queuePoolOf(database: Database, isStopping: () => boolean): Pool {
  const engine = engineOf(database);
  const query = async (query: string | Query, more: unknown[] = []): Promise<{ rows: object[] }> => {
    const { text, values = more, name = '' } = typeof query === 'string' ? { text: query } : query;
    for (;;) {
      try {
        return { rows: await asApplication(engine, { text, values, name }) };
      } catch (error) {
        if (!(error instanceof DatabaseUnavailable)) throw error;
        if (isStopping()) return { rows: [] };
        await wait(retryAfter);
      }
    }
  };
  const client = { query, release: () => undefined };
  const connect = (handOver?: HandOver) => {
    if (handOver === undefined) return Promise.resolve(client);
    return engine.listen().then(
      (listener) => {
        handOver(undefined, listener, () => void listener.end().catch(() => undefined));
      },
      (error: unknown) => {
        handOver(error instanceof Error ? error : new Error(String(error)));
      },
    );
  };
  // graphile-worker warns about a pool without error listeners. This one emits no errors.
  const pool = { connect, query, listeners: () => [() => undefined], options: {} };
  return pool as unknown as Pool;
}

function asApplication(engine: Engine, { text, values, name }: Required<Query>): Promise<object[]> {
  return inTransaction(engine, 'BEGIN; SET LOCAL ROLE relais_app', (connection) =>
    connection.query<object>({ name: name ?? '', text, values }),
  );
}
