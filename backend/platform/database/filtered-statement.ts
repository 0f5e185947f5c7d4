import { sql, type SQL } from 'drizzle-orm';
import { statement, type Statement } from './statement.ts';

/** The condition that each member of a filter stands for; it binds the value of its own name. */
export type FilterConditions = Readonly<Record<string, SQL>>;

/** What a filter asks for, and every value that its conditions bind. */
export type FilterValues = Readonly<Record<string, unknown>>;

/**
 * One statement per combination of members that a filter has, made when first asked for: each is prepared and planned by
 * itself, over the index that serves it.
 */
export function perFilter<Row>(
  name: string,
  conditions: FilterConditions,
  build: (condition: SQL) => SQL,
): (filter: FilterValues) => Statement<Row> {
  const made = new Map<string, Statement<Row>>();
  return (filter) => {
    const present = Object.keys(conditions).filter((member) => filter[member] !== undefined);
    const variant = [name, ...present].join('_');
    const known = made.get(variant) ?? statement<Row>(variant, build(allOf(present.map((key) => conditions[key]))));
    made.set(variant, known);
    return known;
  };
}

function allOf(conditions: readonly (SQL | undefined)[]): SQL {
  return sql.join(conditions.map((condition) => sql`(${condition ?? sql`true`})`).concat(sql`true`), sql` and `);
}

/** The members `from` and `to` of a filter: days in the zone `timeZone`, both included, of the instant `at`. */
export function dayConditions(at: SQL): FilterConditions {
  const zone = sql`${sql.placeholder('timeZone')}::text`;
  return {
    from: sql`${at} >= (${sql.placeholder('from')}::date::timestamp at time zone ${zone})`,
    to: sql`${at} < ((${sql.placeholder('to')}::date + 1)::timestamp at time zone ${zone})`,
  };
}
