import { sql } from 'drizzle-orm';
import type { AuditAction, AuditChange } from '../../../shared/audit/audit.ts';
import type { UserRef } from '../../../shared/access/user.ts';
import type { Viewer } from '../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { instant, jsonList, userRef } from '../../platform/database/json.ts';
import { accountVisible, perScope, taskReadable, viewerOf } from '../../access/sql/scope.ts';

const environmentId = sql.placeholder('environmentId');

/** Most events that a page shows. */
export const maxTaskEvents = 500;

/** A line of the audit trail about a task. */
export interface TaskEventRecord {
  readonly id: string;
  readonly at: string;
  readonly actor: UserRef | null;
  readonly action: AuditAction;
  readonly changes: readonly AuditChange[];
}

export interface TaskHistoryRecord {
  readonly events: readonly TaskEventRecord[];
  /** The contacts that the events name and that the viewer may see. */
  readonly visibleContactIds: readonly string[];
}

/** The newest lines of the audit trail about the task, as `event`. */
const eventRows = sql`(
  select trail.id, trail.at, trail.actor_id, trail.action, coalesce(trail.details -> 'changes', '[]') as changes
  from audit_events trail
  where trail.environment_id = ${environmentId} and trail.task_id = ${sql.placeholder('taskId')}
  order by trail.at desc, trail.id desc limit ${sql.raw(String(maxTaskEvents + 1))}
) event`;

const history = perScope<TaskHistoryRecord>('task_history', (scope) => {
  const viewer = viewerOf(scope);
  return sql`select ${jsonList(
    sql`json_build_object(
      'id', event.id, 'at', ${instant(sql`event.at`)}, 'action', event.action, 'changes', event.changes,
      'actor', case when actor.id is not null then ${userRef(sql`actor`)} end
    ) order by event.at desc, event.id desc`,
    sql`${eventRows} left join users actor on actor.environment_id = ${environmentId} and actor.id = event.actor_id`,
  )} as events, ${jsonList(
    sql`distinct contact.id`,
    sql`${eventRows} cross join lateral jsonb_array_elements(event.changes) change
      join contacts contact on contact.environment_id = ${environmentId} and contact.id = (change ->> 'contactId')::uuid
      join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
      where ${accountVisible(viewer)}`,
  )} as "visibleContactIds"
  from tasks t
  where t.environment_id = ${environmentId} and t.id = ${sql.placeholder('taskId')} and ${taskReadable(viewer)}`;
});

/**
 * The history of a task, newest first, at most one event more than `maxTaskEvents`; null when there is no such task
 * that the viewer may read.
 */
export async function readTaskHistory(
  environment: EnvironmentHandle,
  taskId: string,
  viewer: Viewer,
): Promise<TaskHistoryRecord | null> {
  const [row] = await run(environment, history(viewer.scope), { taskId, viewerId: viewer.userId });
  return row ?? null;
}
