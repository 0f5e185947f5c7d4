import { sql, type SQL } from 'drizzle-orm';
import { companyName, firstEmail } from '../../platform/database/json.ts';
import { isAttached, type SqlViewer } from '../../access/sql/scope.ts';

/** KnownContact (domain/matching.ts) of the row `contact`, whose account is `account`. */
export function knownContact(viewer: SqlViewer): SQL {
  return sql`json_build_object(
    'id', contact.id, 'name', contact.name, 'email', ${firstEmail}, 'company', ${companyName},
    'relation', account.relation, 'attached', ${isAttached(viewer)}
  )`;
}
