import { sql, type SQL } from 'drizzle-orm';

/*
 * SQL fragments that build JSON inside the statement. One statement returns a whole object, and both drivers parse JSON
 * alike, unlike dates and large integers.
 */

/** A JSON array of `items` over `rows`, empty when there are none. */
export function jsonList(items: SQL, rows: SQL): SQL {
  return sql`(select coalesce(json_agg(${items}), '[]') from ${rows})`;
}

/** A timestamptz in the text form that shared/ids.ts has for instants. */
export function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** UserRef of a row of users. */
export function userRef(alias: SQL): SQL {
  return sql`json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email)`;
}
