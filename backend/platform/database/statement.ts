import { fillPlaceholders, type SQL } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';

/** A statement compiled once; `name` lets PostgreSQL keep it prepared on each connection. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  readonly params: readonly unknown[];
  /** Only a type: what one row of the answer holds. */
  readonly row?: Row;
}

const dialect = new PgDialect();

/** Compiles `query`, whose values are `sql.placeholder(name)`. `Row` holds what both drivers parse alike: no dates. */
export function statement<Row>(name: string, query: SQL): Statement<Row> {
  const { sql: text, params } = dialect.sqlToQuery(query);
  return { name, text, params };
}

/** The values of a statement's placeholders, in the order of its `$n`. */
export function valuesOf(prepared: Statement<unknown>, values: Record<string, unknown>): unknown[] {
  return fillPlaceholders([...prepared.params], values);
}
