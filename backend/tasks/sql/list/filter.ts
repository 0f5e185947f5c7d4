import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Viewer } from '../../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import {
  accountInScope,
  accountVisible,
  ofAttachedAccount,
  perScope,
  someRow,
  viewerOf,
} from '../../../access/sql/scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import type { TaskColumns } from './rows.ts';

const environmentId = sql.placeholder('environmentId');

/** One of the ids, as planners estimate best. */
function isOneOf(column: SQL, ids: readonly string[]): SQL {
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0
    ? sql`${column} = ${only}::uuid`
    : sql`${column} = any(${sql.param(ids)}::uuid[])`;
}

/** What a filter asks of a task alone; `statusIds` from allowedStatuses. */
export function columnConditions(
  { filter, statusIds }: { readonly filter: TaskFilter; readonly statusIds: readonly string[] | null },
  columns: TaskColumns,
): SQL[] {
  const { typeIds, authorId, assigneeId, source, createdFrom, createdBefore, dueFrom, dueTo } = filter;
  const conditions = [
    statusIds === null ? null : isOneOf(columns.status, statusIds),
    typeIds === undefined ? null : isOneOf(columns.type, typeIds.split(',')),
    authorId === undefined ? null : sql`${columns.author} = ${authorId}::uuid`,
    assigneeId === undefined ? null : assigneeCondition(assigneeId, columns.assignee),
    source === undefined ? null : sql`${columns.source} = ${source}`,
    createdFrom === undefined ? null : sql`${columns.created} >= ${createdFrom}::timestamptz`,
    createdBefore === undefined ? null : sql`${columns.created} < ${createdBefore}::timestamptz`,
    dueFrom === undefined ? null : sql`${columns.due} >= ${dueFrom}::date`,
    dueTo === undefined ? null : sql`${columns.due} <= ${dueTo}::date`,
  ];
  return conditions.filter((condition) => condition !== null);
}

function assigneeCondition(assigneeId: string, assignee: SQL): SQL {
  return assigneeId === 'none' ? sql`${assignee} is null` : sql`${assignee} = ${assigneeId}::uuid`;
}

/** What a filter asks for beside columns of tasks that a contact or an account led to: the view, and the other of the two. */
export function linkConditions(filter: TaskFilter, viewer: Viewer, { id, author, assignee }: TaskColumns): SQL[] {
  const { view, contactId, accountId } = filter;
  const { userId } = viewerOf(viewer.scope);
  const conditions = [
    view === 'mine' ? sql`(${author} = ${userId} or ${assignee} = ${userId})` : null,
    view === 'accounts' ? ofAttachedAccount(viewerOf(viewer.scope), id) : null,
    view === 'transverse' ? sql`not ${hasContact(id, sql`true`)}` : null,
    contactId === undefined ? null : hasContact(id, sql`its_link.contact_id = ${contactId}::uuid`),
    accountId === undefined ? null : hasContact(id, sql`its_link.account_id = ${accountId}::uuid`),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** The task has a contact, `its_link`, that meets a condition. `taskId` may be of a `link`. */
export function hasContact(taskId: SQL, condition: SQL): SQL {
  return someRow(sql`task_contacts its_link
    where its_link.environment_id = ${environmentId} and its_link.task_id = ${taskId} and ${condition}`);
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

const standing = perScope<{ id: string; visible: boolean; inScope: boolean }>('contact_standing', (scope) => {
  const viewer = viewerOf(scope);
  return sql`
    select contact.id, ${accountVisible(viewer)} is true as visible, ${accountInScope(viewer)} is true as "inScope"
    from contacts contact join contacts account on account.environment_id = ${environmentId} and account.id = contact.account_id
    where contact.environment_id = ${environmentId} and contact.id = any(${sql.placeholder('contactIds')}::uuid[])`;
});

/**
 * How the contact and the account that a filter names stand to the viewer: `hidden` when one may not be seen, or is not
 * there; null when it names none. A contact that may not be seen is on no task: that it is on one of those that are shown
 * must not be found out either. What is linked to one in scope may be read.
 */
export async function contactStanding(
  environment: EnvironmentHandle,
  { contactId, accountId }: TaskFilter,
  { scope, userId }: Viewer,
): Promise<'hidden' | 'seen' | 'in scope' | null> {
  const asked = [...new Set([contactId, accountId].filter((id) => id !== undefined))];
  if (asked.length === 0) return null;
  const found = await run(environment, standing(scope), { contactIds: asked, viewerId: userId });
  if (found.filter(({ visible }) => visible).length < asked.length) return 'hidden';
  return found.some(({ inScope }) => inScope) ? 'in scope' : 'seen';
}
