import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../shared/task-list.ts';
import type { Scope, Viewer } from '../domain/rights.ts';
import {
  attachedReasons,
  contactVisible,
  ownReasons,
  readableWithVisibleContact,
  reasonsToRead,
  taskReadable,
  transverseReasons,
  viewerOf,
  type ReadingReason,
} from './scope.ts';
import { columnConditions, isOneOf, linkConditions } from './task-filter.ts';
import { keyText, type Segment } from './task-order.ts';
import { matchesText, type TextSearch } from './task-text.ts';

/** What a page is read for. Binds `viewerId` and `limit`. */
export interface PageRequest {
  readonly viewer: Viewer;
  readonly filter: TaskFilter;
  /** Null: any. */
  readonly statusIds: readonly string[] | null;
  readonly text: TextSearch | null;
  readonly segment: Segment;
  /** The last task before the page; null at the beginning of the stretch. */
  readonly after: { readonly key: string; readonly id: string } | null;
}

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** With more statements than this below one another, planning them costs more than the index saves. */
const maxBranches = 16;

/**
 * The tasks of one stretch that may be read and that a filter lets through, as (key, id) in order: one branch per reason to
 * read and per status, each over an index that has its tasks in that order. What narrows the list down to few tasks
 * (a contact, an account, a rare word) is where it starts from instead.
 */
export function pageRows(request: PageRequest): SQL {
  const { segment } = request;
  const branches = branchesOf(request).map((branch) => sql`(${branch})`);
  const direction = directionOf(segment);
  return sql`
    select ${keyText(segment, sql`listed.key`)} as key, listed.id
    from (${sql.join(branches, sql` union `)}) listed
    order by listed.key ${direction}, listed.id ${direction} limit ${limit}`;
}

function branchesOf(request: PageRequest): SQL[] {
  const { filter, text, viewer } = request;
  if (filter.contactId !== undefined || filter.accountId !== undefined) return [ofContact(request)];
  if (text?.rare === true) {
    const readable = taskReadable(viewerOf(viewer.scope));
    const conditions = [readable, ...linkConditions(filter, viewer), ...given([anyStatus(request)])];
    return [ordered(request, tasksFound(text, conditions))];
  }
  const reasons = reasonsOf(filter, viewer.scope);
  const spread = spreadOver(request, reasons.length);
  return reasons.flatMap((reason) => spread.map((status) => ofReason(request, reason, status)));
}

function reasonsOf({ view }: TaskFilter, scope: Scope): readonly ReadingReason[] {
  switch (view) {
    case undefined:
      return reasonsToRead(scope);
    case 'mine':
      return ownReasons(scope);
    case 'accounts':
      return attachedReasons(scope);
    case 'transverse':
      return transverseReasons(scope);
  }
}

/** One condition per status where they are few, so that each is read in order from its index. */
function spreadOver(request: PageRequest, reasons: number): (SQL | null)[] {
  const { statusIds } = request;
  if (statusIds === null || statusIds.length * reasons > maxBranches) return [anyStatus(request)];
  return statusIds.map((id) => isOneOf(sql`t.status_id`, [id]));
}

function anyStatus({ statusIds }: PageRequest): SQL | null {
  return statusIds === null ? null : isOneOf(sql`t.status_id`, statusIds);
}

/** Rows with the task `t`; `created` and `id` are the task's, maybe of the row that leads to it. */
interface Rows {
  readonly from: SQL;
  readonly created: SQL;
  readonly id: SQL;
  readonly conditions: readonly SQL[];
  /** One task may come several times. */
  readonly repeats: boolean;
}

function ofReason(request: PageRequest, reason: ReadingReason, status: SQL | null): SQL {
  if (reason === 'attached accounts') return ofAttachedAccounts(request, status);
  return ordered(request, allTasks(given([reason.tasks, status, textCondition(request)])));
}

function allTasks(conditions: readonly SQL[]): Rows {
  const alive = sql`t.environment_id = ${environmentId} and t.undone_at is null`;
  return {
    from: sql`tasks t`,
    created: sql`t.created_at`,
    id: sql`t.id`,
    conditions: [alive, ...conditions],
    repeats: false,
  };
}

/** Those that the setting app.task_search lets be found. */
function tasksFound({ query }: TextSearch, conditions: readonly SQL[]): Rows {
  const found = sql`found.environment_id = ${environmentId} and found.words @@ ${query}::tsquery`;
  const from = sql`task_search found join tasks t on t.environment_id = ${environmentId} and t.id = found.task_id`;
  return { ...allTasks([found, ...conditions]), from };
}

/** Nothing of the task itself is read where no condition asks for it. */
function linkedTasks({ segment, filter }: PageRequest, links: SQL, conditions: readonly SQL[]): Rows {
  const created = sql`link.task_created_at`;
  const linksAlone =
    conditions.length === 0 &&
    columnConditions(filter, created).length === 0 &&
    segment.byCreation &&
    segment.condition === null;
  return {
    from: linksAlone
      ? sql`task_contacts link`
      : sql`task_contacts link join tasks t on t.environment_id = ${environmentId} and t.id = link.task_id`,
    created,
    id: sql`link.task_id`,
    conditions: [sql`link.environment_id = ${environmentId} and not link.undone and ${links}`, ...conditions],
    repeats: true,
  };
}

function ofContact(request: PageRequest): SQL {
  const { filter, viewer } = request;
  const { scope } = viewer;
  const { contactId, accountId, ...others } = filter;
  const byContact = contactId !== undefined;
  const column = byContact ? sql`link.contact_id` : sql`link.account_id`;
  const id = sql`${contactId ?? accountId}::uuid`;
  // One that may not be seen has no tasks: see linkConditions.
  const links = sql`${column} = ${id} and ${contactVisible(viewerOf(scope), id)}`;
  const asked = byContact && accountId !== undefined ? { ...others, accountId } : others;
  const conditions = given([anyStatus(request), readableWithVisibleContact(scope), textCondition(request)]);
  return ordered(request, linkedTasks(request, links, [...conditions, ...linkConditions(asked, viewer)]));
}

function textCondition({ text }: PageRequest): SQL | null {
  return text === null ? null : matchesText(text);
}

/**
 * Asks each of the viewer's accounts for its own first tasks; without a filter from one index alone. A task of several of
 * its contacts counts once for the limit.
 */
function ofAttachedAccounts(request: PageRequest, status: SQL | null): SQL {
  const { scope } = request.viewer;
  const links = linkedTasks(request, sql`link.account_id = rep.account_id`, given([status, textCondition(request)]));
  const direction = directionOf(request.segment);
  return sql`
    select distinct of_account.key, of_account.id
    from account_reps rep
      cross join lateral (${ordered(request, links)}) of_account
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewerOf(scope).userId}
    order by of_account.key ${direction}, of_account.id ${direction} limit ${limit}`;
}

/** The first `limit` of `rows` that come after the page before and that the filter lets through. */
function ordered({ segment, filter, after }: PageRequest, rows: Rows): SQL {
  const key = segment.byCreation ? rows.created : segment.key;
  const direction = directionOf(segment);
  const comparison = segment.descending ? sql`<` : sql`>`;
  const conditions = [
    ...rows.conditions,
    ...columnConditions(filter, rows.created),
    ...(segment.condition === null ? [] : [segment.condition]),
    ...(after === null
      ? []
      : [sql`(${key}, ${rows.id}) ${comparison} (${after.key}::${sql.raw(segment.type)}, ${after.id}::uuid)`]),
  ];
  return sql`
    select ${rows.repeats ? sql`distinct ` : sql``}${key} as key, ${rows.id} as id from ${rows.from}
    where ${sql.join(conditions, sql` and `)}
    order by ${key} ${direction}, ${rows.id} ${direction} limit ${limit}`;
}

function given(conditions: readonly (SQL | null)[]): SQL[] {
  return conditions.filter((condition) => condition !== null);
}

function directionOf({ descending }: Segment): SQL {
  return descending ? sql`desc` : sql`asc`;
}
