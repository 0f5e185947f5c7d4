import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Connection, Engine } from './engine.ts';

export interface PostgresqlOptions {
  readonly url: string;
  /** Reaches the server without a pooler, for LISTEN; `url` when absent. */
  readonly directUrl?: string | undefined;
  /** Default 10. */
  readonly maxConnections?: number | undefined;
  /** Default true. */
  readonly namedStatements?: boolean | undefined;
  /** Milliseconds: the server's statement_timeout; 0: none. Default 15,000. */
  readonly statementTimeout?: number | undefined;
}

const connectTimeout = 5_000;
const statementTimeout = 15_000;

/** A connection pool to a PostgreSQL server; connects on first use. */
export function createPostgresqlEngine(options: PostgresqlOptions): Engine {
  const timeout = options.statementTimeout ?? statementTimeout;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    application_name: 'relais',
    // The client's limit is for a server that no longer answers at all.
    ...(timeout > 0 && { statement_timeout: timeout, query_timeout: timeout + 5_000 }),
  });
  // A server that restarts closes idle connections, and the pool replaces them. Without a listener the event would end
  // the process.
  pool.on('error', () => undefined);
  return {
    async withConnection(work) {
      const client = await pool.connect();
      const connection = new PostgresqlConnection(client, options.namedStatements ?? true);
      // The pool listens for errors of idle clients only. A lent client can lose its connection between two statements
      // too.
      const onError = (): void => {
        connection.discard();
      };
      client.on('error', onError);
      try {
        return await work(connection);
      } finally {
        client.off('error', onError);
        client.release(connection.discarded);
      }
    },
    listen: () => openListener(options.directUrl ?? options.url),
    close: () => pool.end(),
  };
}

async function openListener(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
    application_name: 'relais listening',
  });
  // graphile-worker hears the first error only; without a listener, the next one would end the process.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

class PostgresqlConnection implements Connection {
  readonly #client: pg.PoolClient;
  readonly #named: boolean;
  discarded = false;

  constructor(client: pg.PoolClient, named: boolean) {
    this.#client = client;
    this.#named = named;
  }

  async execute(statements: string): Promise<void> {
    await this.#client.query(statements);
  }

  async query<Row extends object>(query: { name: string; text: string; values: unknown[] }): Promise<Row[]> {
    const { name, text, values } = query;
    const result = await this.#client.query<Row>(this.#named ? { name, text, values } : { text, values });
    return result.rows;
  }

  builder() {
    return drizzle({ client: this.#client });
  }

  discard(): void {
    this.discarded = true;
  }
}
