import { sql, type SQL } from 'drizzle-orm';
import { isAttached, type SqlViewer } from '../../access/sql/scope.ts';

/** The first address of `contact`, null when it has none. */
export const firstEmail: SQL = sql`(
  select address.email from contact_emails address
  where address.environment_id = ${sql.placeholder('environmentId')} and address.contact_id = contact.id
  order by address.position limit 1
)`;

/** The name of the company of `contact`, whose account is `account`; null for a company or a person without one. */
export const companyName: SQL = sql`case when contact.company_id is not null then account.name end`;

/** KnownContact (contacts/rules/matching.ts) of the row `contact`, whose account is `account`. */
export function contactObject(viewer: SqlViewer): SQL {
  return sql`json_build_object(${knownContactMembers(viewer)})`;
}

/** The same as members for json_build_object. */
export function knownContactMembers(viewer: SqlViewer): SQL {
  return sql`'id', contact.id, 'name', contact.name, 'email', ${firstEmail}, 'company', ${companyName},
    'relation', account.relation, 'attached', ${isAttached(viewer)}`;
}
