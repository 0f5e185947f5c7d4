import { sql, type SQL } from 'drizzle-orm';
import { jsonList } from '../../platform/database/json.ts';

const environmentId = sql.placeholder('environmentId');

/** OwnAddresses (environments/rules/own-addresses.ts) of the environment, as a JSON object. */
export const ownAddressesObject: SQL = sql`json_build_object(
  'domains', ${jsonList(
    sql`own.domain`,
    sql`environment_domains own where own.environment_id = ${environmentId} and not own.shared`,
  )},
  'addresses', ${jsonList(sql`own.address`, sql`own_addresses own where own.environment_id = ${environmentId}`)}
)`;
