import { sql, type SQL } from 'drizzle-orm';
import { statement, type Statement } from './statement.ts';

/** The SQL condition of each member of a filter. It binds the value of the member's name. */
export type FilterConditions = Readonly<Record<string, SQL>>;

/** The members of a filter, and every value that their conditions bind. */
export type FilterValues = Readonly<Record<string, unknown>>;

/**
 * A prepared statement per combination of filter members, compiled on first use: each has a plan of its own, with the
 * index for that combination.
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

/**
 * Conditions for the filter members `from` and `to`: days in the zone `timeZone`, both inclusive, compared with the
 * instant `at`.
 */
export function dayConditions(at: SQL): FilterConditions {
  const zone = sql`${sql.placeholder('timeZone')}::text`;
  return {
    from: sql`${at} >= (${sql.placeholder('from')}::date::timestamp at time zone ${zone})`,
    to: sql`${at} < ((${sql.placeholder('to')}::date + 1)::timestamp at time zone ${zone})`,
  };
}
