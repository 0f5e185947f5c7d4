import { sql, type SQL } from 'drizzle-orm';
import { auditActions } from '../../../shared/audit/audit.ts';
import type { AuditEvent, AuditFilter, AuditPage } from '../../../shared/audit/audit-trail.ts';
import { run, type EnvironmentHandle } from '../../platform/database/environment-scope.ts';
import { dayConditions, perFilter, type FilterConditions } from '../../platform/database/filtered-statement.ts';
import { instant, userRef } from '../../platform/database/json.ts';
import { pageOfTime, parseCursor } from '../../platform/database/time-cursor.ts';

const value = sql.placeholder;
const environmentId = value('environmentId');

/** SQL conditions for the members of AuditFilter except `area`, over the row `e`. */
const conditions: FilterConditions = {
  ...dayConditions(sql`e.at`),
  actor: sql`e.actor_id = ${value('actor')}::uuid`,
  operator: sql`e.actor_id is null`,
  action: sql`e.action = ${value('action')}::text`,
  userId: sql`e.user_id = ${value('userId')}::uuid`,
  taskNumber: sql`e.task_id = (
    select task.id from tasks task where task.environment_id = ${environmentId} and task.number = ${value('taskNumber')}::integer
  )`,
};

function selectNewest(condition: SQL): SQL {
  return sql`
    select e.* from audit_events e
    where e.environment_id = ${environmentId} and (e.at, e.id) < (${value('before')}::timestamptz, ${value('beforeId')}::uuid)
      and ${condition}
    order by e.at desc, e.id desc limit ${value('limit')}`;
}

/**
 * The newest events of an area: an index range for each of its actions, merged. A scan of the whole trail by time would
 * be slow for an area with few events.
 */
function selectNewestOfArea(condition: SQL): SQL {
  return sql`
    select of_action.* from unnest(${value('actions')}::text[]) one (action)
      cross join lateral (${selectNewest(sql`e.action = one.action and ${condition}`)}) of_action
    order by of_action.at desc, of_action.id desc limit ${value('limit')}`;
}

function selectEvents(page: SQL): SQL {
  return sql`
  with page as materialized (${page})
  select json_build_object(
    'id', page.id,
    'at', ${instant(sql`page.at`)},
    'actor', case when actor.id is not null then ${userRef(sql`actor`)} end,
    'action', page.action,
    'task', case when page.task_id is not null then json_build_object('id', page.task_id, 'number', task.number) end,
    'user', case when concerned.id is not null then ${userRef(sql`concerned`)} end,
    'subject', page.details ->> 'subject',
    'changes', coalesce(page.details -> 'changes', '[]')
  ) as event
  from page
    left join users actor on actor.environment_id = ${environmentId} and actor.id = page.actor_id
    left join users concerned on concerned.environment_id = ${environmentId} and concerned.id = page.user_id
    left join tasks task on task.environment_id = ${environmentId} and task.id = page.task_id
  order by page.at desc, page.id desc`;
}

const pageOf = perFilter<{ event: AuditEvent }>('audit_list', conditions, (condition) =>
  selectEvents(selectNewest(condition)),
);
const pageOfArea = perFilter<{ event: AuditEvent }>('audit_area', conditions, (condition) =>
  selectEvents(selectNewestOfArea(condition)),
);

export interface AuditListQuery {
  readonly filter: AuditFilter;
  /** Lines per page. */
  readonly limit: number;
  /** `nextCursor` of the page before; null for the first. */
  readonly cursor: string | null;
}

/** One page of the audit trail, newest first; `invalid_cursor` for a cursor not made here. */
export async function selectAudit(
  environment: EnvironmentHandle,
  { filter, limit, cursor }: AuditListQuery,
): Promise<AuditPage | 'invalid_cursor'> {
  const position = parseCursor(cursor);
  if (position === null) return 'invalid_cursor';
  const { actorId, area, ...rest } = filter;
  const asked = { ...rest, ...(actorId === 'operator' ? { operator: true } : { actor: actorId }) };
  const actions = auditActions.filter((action) => action.startsWith(`${area ?? ''}.`));
  const page = area === undefined ? pageOf(asked) : pageOfArea(asked);
  const rows = await run(environment, page, { timeZone: 'UTC', ...asked, ...position, actions, limit: limit + 1 });
  const { lines, nextCursor } = pageOfTime(
    rows.map(({ event }) => event),
    limit,
  );
  return { events: lines, nextCursor };
}
