import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../shared/task-list.ts';
import type { Viewer } from '../domain/rights.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { contactVisible, ofAttachedAccount, someRow, viewerOf } from './scope.ts';
import { statement } from './statement.ts';

const environmentId = sql.placeholder('environmentId');

/** One of the ids, as planners estimate best. */
export function isOneOf(column: SQL, ids: readonly string[]): SQL {
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0
    ? sql`${column} = ${only}::uuid`
    : sql`${column} = any(${sql.param(ids)}::uuid[])`;
}

/** What a filter asks of the columns of `t`; `created` is the time of saving, which the links to contacts repeat. */
export function columnConditions(filter: TaskFilter, created: SQL): SQL[] {
  const { typeIds, authorId, assigneeId, source, createdFrom, createdBefore, dueFrom, dueTo } = filter;
  const conditions = [
    typeIds === undefined ? null : isOneOf(sql`t.type_id`, typeIds.split(',')),
    authorId === undefined ? null : sql`t.author_id = ${authorId}::uuid`,
    assigneeCondition(assigneeId),
    source === undefined ? null : sql`t.source_kind = ${source}`,
    createdFrom === undefined ? null : sql`${created} >= ${createdFrom}::timestamptz`,
    createdBefore === undefined ? null : sql`${created} < ${createdBefore}::timestamptz`,
    dueFrom === undefined ? null : sql`t.due_on >= ${dueFrom}::date`,
    dueTo === undefined ? null : sql`t.due_on <= ${dueTo}::date`,
  ];
  return conditions.filter((condition) => condition !== null);
}

function assigneeCondition(assigneeId: TaskFilter['assigneeId']): SQL | null {
  if (assigneeId === undefined) return null;
  return assigneeId === 'none' ? sql`t.assignee_id is null` : sql`t.assignee_id = ${assigneeId}::uuid`;
}

/** What a filter asks for beside columns, of tasks that do not come from it: the view, and the contact's account. */
export function linkConditions(filter: TaskFilter, viewer: Viewer): SQL[] {
  const { view, contactId, accountId } = filter;
  const { scope } = viewer;
  const conditions = [
    view === 'mine'
      ? sql`(t.author_id = ${viewerOf(scope).userId} or t.assignee_id = ${viewerOf(scope).userId})`
      : null,
    view === 'accounts' ? ofAttachedAccount(viewerOf(scope)) : null,
    view === 'transverse' ? sql`t.contact_count = 0` : null,
    contactId === undefined ? null : linkedTo(viewer, sql`link.contact_id`, contactId),
    accountId === undefined ? null : linkedTo(viewer, sql`link.account_id`, accountId),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** A contact that may not be seen is on no task: that it is on one of those shown must not be found out either. */
function linkedTo({ scope }: Viewer, column: SQL, id: string): SQL {
  const link = someRow(sql`task_contacts link
    where link.environment_id = ${environmentId} and link.task_id = t.id and ${column} = ${id}::uuid`);
  return sql`(${contactVisible(viewerOf(scope), sql`${id}::uuid`)} and ${link})`;
}

const statuses = statement<{ id: string; closed: boolean }>(
  'statuses_by_state',
  sql`select id, closed from task_statuses where environment_id = ${environmentId}`,
);

/**
 * The statuses that a filter allows, null for all. They are looked up first, because a statement that names them is planned
 * with what is known of each: most closed tasks are old.
 */
export async function allowedStatuses(
  environment: EnvironmentHandle,
  { state, statusIds }: TaskFilter,
): Promise<readonly string[] | null> {
  const named = statusIds?.split(',') ?? null;
  if (state === undefined) return named === null ? null : [...new Set(named)];
  const known = await run(environment, statuses);
  return known
    .filter(({ id, closed }) => closed === (state === 'closed') && (named?.includes(id) ?? true))
    .map(({ id }) => id);
}
