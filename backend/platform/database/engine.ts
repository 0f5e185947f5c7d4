import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** The query builder over either driver. */
export type QueryBuilder = PgDatabase<PgQueryResultHKT>;

export interface CompiledQuery {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

/** One connection, lent to one transaction at a time. */
export interface Connection {
  /** Several statements without values, sent as one message. */
  execute(statements: string): Promise<void>;
  query<Row extends object>(query: CompiledQuery): Promise<Row[]>;
  builder(): QueryBuilder;
  /** Never lend it again: nobody knows in which state it is. */
  discard(): void;
}

/** A driver. */
export interface Engine {
  exclusively<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
