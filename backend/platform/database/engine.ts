import type { EventEmitter } from 'node:events';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The query builder over either driver. */
export type QueryBuilder = PgDatabase<PgQueryResultHKT>;

export interface CompiledQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** A connection, lent to one transaction at a time. */
export interface Connection {
  /** Sends several statements without parameters as one message (simple query protocol). */
  execute(statements: string): Promise<void>;
  query<Row extends object>(query: CompiledQuery): Promise<Row[]>;
  builder(): QueryBuilder;
  /** Removes the connection from the pool: its state is unknown. */
  discard(): void;
}

/** A connection for LISTEN alone. Emits `notification`, and `error` when it breaks. */
export interface Listener extends Pick<EventEmitter, 'on' | 'removeListener'> {
  /** Runs LISTEN or UNLISTEN. */
  query(statements: string): Promise<unknown>;
  end(): Promise<void>;
}

/** A database driver: a connection pool, or PGlite. */
export interface Engine {
  withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  listen(): Promise<Listener>;
  close(): Promise<void>;
}
