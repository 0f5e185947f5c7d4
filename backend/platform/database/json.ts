import { sql, type SQL } from 'drizzle-orm';

/*
 * Parts of answers made as JSON inside the statement: one statement answers a whole object, and both drivers read JSON
 * alike, which is not so for dates and large integers.
 */

/** A JSON array of `items` over `rows`, empty when there are none. */
export function jsonList(items: SQL, rows: SQL): SQL {
  return sql`(select coalesce(json_agg(${items}), '[]') from ${rows})`;
}

/** A timestamptz as shared/ids.ts writes instants. */
export function instant(column: SQL): SQL {
  return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** UserRef of a row of users. */
export function userRef(alias: SQL): SQL {
  return sql`json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'email', ${alias}.email)`;
}

/** The Rights of a row of users, as an array. */
export function rightsOf(alias: SQL): SQL {
  return sql`array_remove(array[
    case when ${alias}.sales then 'sales' end,
    case when ${alias}.sales_all_accounts then 'salesAllAccounts' end,
    case when ${alias}.task_list then 'taskList' end
  ], null)`;
}

/** The first address of `contact`, null when it has none. */
export const firstEmail: SQL = sql`(
  select address.email from contact_emails address
  where address.environment_id = ${sql.placeholder('environmentId')} and address.contact_id = contact.id
  order by address.position limit 1
)`;

/** The name of the company of `contact`, whose account is `account`; null for a company or a person without one. */
export const companyName: SQL = sql`case when contact.company_id is not null then account.name end`;

/** Actor (users.ts) of the row `actor`; `environment` is the row of environments. */
export const actorObject: SQL = sql`json_build_object(
  'user', ${userRef(sql`actor`)},
  'environment', json_build_object('name', environment.name, 'displayName', environment.display_name),
  'rights', ${rightsOf(sql`actor`)},
  'admin', actor.admin,
  'active', actor.disabled_at is null
)`;

/** The rows `actor` (by the value `userId`) and `environment`. */
export const actorRows: SQL = sql`users actor
  join environments environment on environment.id = ${sql.placeholder('environmentId')}
  where actor.environment_id = ${sql.placeholder('environmentId')} and actor.id = ${sql.placeholder('userId')}`;
