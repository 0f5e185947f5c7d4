import { sql, type SQL } from 'drizzle-orm';
import { ofAttachedAccount, someRow, viewerOf } from '../../../access/sql/scope.ts';
import type { ListRequest } from './request.ts';
import type { TaskColumns } from './rows.ts';

const environmentId = sql.placeholder('environmentId');

/** The conditions of a filter on columns of the task itself. */
export function filterByColumns(
  { filter, statusIds }: Pick<ListRequest, 'filter' | 'statusIds'>,
  columns: TaskColumns,
): SQL[] {
  const { typeIds, authorId, assigneeId, source, createdFrom, createdBefore, dueFrom, dueTo } = filter;
  return omitNull([
    statusIds === null ? null : isOneOf(columns.status, statusIds),
    typeIds === undefined ? null : isOneOf(columns.type, typeIds.split(',')),
    authorId === undefined ? null : sql`${columns.author} = ${authorId}::uuid`,
    assigneeId === undefined ? null : isAssignedTo(assigneeId, columns.assignee),
    source === undefined ? null : sql`${columns.source} = ${source}`,
    createdFrom === undefined ? null : sql`${columns.created} >= ${createdFrom}::timestamptz`,
    createdBefore === undefined ? null : sql`${columns.created} < ${createdBefore}::timestamptz`,
    dueFrom === undefined ? null : sql`${columns.due} >= ${dueFrom}::date`,
    dueTo === undefined ? null : sql`${columns.due} <= ${dueTo}::date`,
  ]);
}

/** `=` for one id: the planner estimates it better than an array of one. */
function isOneOf(column: SQL, ids: readonly string[]): SQL {
  const [only, ...others] = ids;
  return only !== undefined && others.length === 0
    ? sql`${column} = ${only}::uuid`
    : sql`${column} = any(${sql.param(ids)}::uuid[])`;
}

function isAssignedTo(assigneeId: string, assignee: SQL): SQL {
  return assigneeId === 'none' ? sql`${assignee} is null` : sql`${assignee} = ${assigneeId}::uuid`;
}

/** The sets of tasks that a filter can ask for through their contacts, under the names that they have as CTEs. */
export type TaskSet = 'attached_tasks' | 'contact_tasks' | 'account_tasks';

/** The condition that a task is in a set, given the condition that looks this one task up. */
export type Membership = (set: TaskSet, lookUp: SQL) => SQL;

/** Looks each task up by itself: for few tasks. */
export const lookUpEach: Membership = (_set, lookUp) => lookUp;

/** The conditions of a filter on its view, its contact and its account. */
export function filterByViewAndContacts(
  { filter: { view, contactId, accountId }, viewer: { scope } }: Pick<ListRequest, 'filter' | 'viewer'>,
  { id, author, assignee, transverse }: TaskColumns,
  isIn: Membership,
): SQL[] {
  const viewer = viewerOf(scope);
  return omitNull([
    view === 'mine' ? sql`(${author} = ${viewer.userId} or ${assignee} = ${viewer.userId})` : null,
    view === 'accounts' ? isIn('attached_tasks', ofAttachedAccount(viewer, id)) : null,
    view === 'transverse' ? transverse : null,
    contactId === undefined
      ? null
      : isIn('contact_tasks', hasContact(id, sql`its_link.contact_id = ${contactId}::uuid`)),
    accountId === undefined
      ? null
      : isIn('account_tasks', hasContact(id, sql`its_link.account_id = ${accountId}::uuid`)),
  ]);
}

/** The task has a contact, `its_link`, that meets a condition. */
function hasContact(taskId: SQL, condition: SQL): SQL {
  return someRow(sql`task_contacts its_link
    where its_link.environment_id = ${environmentId} and its_link.task_id = ${taskId} and ${condition}`);
}

export function omitNull(parts: readonly (SQL | null)[]): SQL[] {
  return parts.filter((part) => part !== null);
}
