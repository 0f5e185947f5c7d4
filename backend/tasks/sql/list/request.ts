import { sql } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Viewer } from '../../../access/rules/rights.ts';
import { accountInScope, accountVisible, perScope, viewerOf } from '../../../access/sql/scope.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import type { Months } from './months.ts';
import type { Segment } from './order.ts';
import { openTextSearch, type TextSearch } from './words.ts';

/** What a list is asked for, with everything that is looked up before its SQL is built. */
export interface ListRequest {
  readonly viewer: Viewer;
  readonly filter: TaskFilter;
  /** The statuses that the filter allows; null: any. */
  readonly statusIds: readonly string[] | null;
  /** The contact or account of the filter: only its name may be seen, or it is in scope. Null: the filter has none. */
  readonly contact: 'seen' | 'in scope' | null;
  readonly text: TextSearch | null;
}

/** What is still to be read of one segment. */
export interface ListPart {
  readonly segment: Segment;
  /** Index of the segment in the list. */
  readonly index: number;
  /** The last task of the page before; null: from the beginning of the segment. */
  readonly after: { readonly key: string; readonly id: string } | null;
  /** Null: the segment is not read by months. */
  readonly months: Months | null;
}

/** A page of one segment. Its SQL binds `viewerId` and `limit`. */
export interface PageRequest extends ListRequest, ListPart {}

const environmentId = sql.placeholder('environmentId');

/** Looks up what the filter names; null when no task can match. */
export async function prepareRequest(
  environment: EnvironmentHandle,
  { viewer, filter }: Pick<ListRequest, 'viewer' | 'filter'>,
): Promise<ListRequest | null> {
  const statusIds = await readAllowedStatuses(environment, filter);
  if (statusIds?.length === 0) return null;
  const contact = await readContactStanding(environment, filter, viewer);
  if (contact === 'hidden') return null;
  const request = { viewer, filter, statusIds, contact, text: null };
  if (filter.text === undefined) return request;
  const text = await openTextSearch(environment, filter.text);
  return text === null ? null : { ...request, text };
}

const statuses = statement<{ id: string; closed: boolean }>(
  'statuses_by_state',
  sql`select id, closed from task_statuses where environment_id = ${environmentId}`,
);

/** A list names the ids of its statuses, so that the planner knows the selectivity of each. Null: any status. */
async function readAllowedStatuses(
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
 * What the viewer may know of the filter's contact and account. `hidden`: one of them does not exist or may not be seen; the
 * list is then empty, because a task in it would tell that the contact is linked to that task. `in scope`: all tasks that are
 * linked to it may be read.
 */
async function readContactStanding(
  environment: EnvironmentHandle,
  { contactId, accountId }: TaskFilter,
  { scope, userId }: Viewer,
): Promise<'hidden' | 'seen' | 'in scope' | null> {
  const named = [...new Set([contactId, accountId].filter((id) => id !== undefined))];
  if (named.length === 0) return null;
  const known = await run(environment, standing(scope), { contactIds: named, viewerId: userId });
  if (known.filter(({ visible }) => visible).length < named.length) return 'hidden';
  return known.some(({ inScope }) => inScope) ? 'in scope' : 'seen';
}
