import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** A compiled statement. A `name` makes PostgreSQL keep it prepared on each connection. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly params: readonly unknown[];
  /** Phantom type of a row of the result. */
  readonly row?: Row;
}

const dialect = new PgDialect();

/**
 * Compiles `query`, whose parameters are `sql.placeholder(name)`. `Row` has only types that both drivers parse alike,
 * so no dates.
 */
export function statement<Row>(name: string, query: SQL): Statement<Row> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { name, text, params };
}

/** The parameter values of a statement, in the order of `$1`, `$2`… */
export function valuesOf(prepared: Statement<unknown>, values: Record<string, unknown>): unknown[] {
  return fillPlaceholders([...prepared.params], values);
}
