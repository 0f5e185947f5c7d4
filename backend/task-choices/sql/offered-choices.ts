import { sql, type SQL } from 'drizzle-orm';
import { jsonList } from '../../platform/database/json.ts';

const environmentId = sql.placeholder('environmentId');

/** The TaskTypes of the environment in their order as a JSON array, archived ones left out. */
export const offeredTypes: SQL = jsonList(
  sql`json_build_object('id', type.id, 'label', type.label) order by type.position, type.id`,
  sql`task_types type where type.environment_id = ${environmentId} and type.archived_at is null`,
);

/** TaskStatus of the row `status`. */
export const statusObject: SQL = sql`json_build_object(
  'id', status.id, 'label', status.label, 'closed', status.closed
)`;

/** The TaskStatuses of the environment in their order as a JSON array, archived ones left out. */
export const offeredStatuses: SQL = jsonList(
  sql`${statusObject} order by status.position, status.id`,
  sql`task_statuses status where status.environment_id = ${environmentId} and status.archived_at is null`,
);
