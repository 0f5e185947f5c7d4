import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Scope, Viewer } from '../../../access/rules/rights.ts';
import {
  attachedReasons,
  ownReasons,
  readableWithContact,
  reasonsToRead,
  transverseReasons,
  viewerOf,
  type ReadingReason,
  type TasksToRead,
} from '../../../access/sql/scope.ts';
import { columnConditions, linkConditions } from './filter.ts';
import { directionOf, keyText, keyType, type Segment } from './order.ts';
import { mostMerged, ofOnePerson, type Stretches } from './months.ts';
import { linksWhere, tasksWhere, type TaskColumns, type TaskRows } from './rows.ts';
import { matchesText, type TextSearch } from './words.ts';

/** What is left of one stretch of a sorted list. */
export interface ListPart {
  readonly segment: Segment;
  /** The place of the stretch among those of the list. */
  readonly index: number;
  /** The last task before the page; null at the beginning of the stretch. */
  readonly after: { readonly key: string; readonly id: string } | null;
}

/** What a page is read for. Binds `viewerId` and `limit`. */
export interface PageRequest extends ListPart {
  readonly viewer: Viewer;
  readonly filter: TaskFilter;
  /** Null: any. */
  readonly statusIds: readonly string[] | null;
  /** Of the contact or account that the filter names; null when it names none. */
  readonly contact: 'seen' | 'in scope' | null;
  /** Where the list is put together from, see stretchesOf. */
  readonly stretches: Stretches | null;
  readonly text: TextSearch | null;
}

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** Statuses that are read one by one: with more of them, planning costs more than their index saves. */
const maxStatuses = 6;

/**
 * The tasks of one stretch that may be read and that a filter lets through, as (segment, key, id) in order, with the index of the
 * stretch for its segment: one branch per reason to read, each over an index that has its tasks in that order. A contact or an account narrows the list down to few tasks, and
 * is where it starts from instead.
 */
export function pageRows(request: PageRequest): SQL {
  const { segment, index } = request;
  const branches = branchesOf(request).map((branch) => sql`(${branch})`);
  const direction = directionOf(segment);
  return sql`
    select ${index}::int as segment, ${keyText(segment, sql`listed.key`)} as key, listed.id
    from (${sql.join(branches, sql` union `)}) listed
    order by listed.key ${direction}, listed.id ${direction} limit ${limit}`;
}

function branchesOf(request: PageRequest): SQL[] {
  const { filter, viewer } = request;
  if (filter.contactId !== undefined || filter.accountId !== undefined) return [ofContact(request)];
  return reasonsOf(filter, viewer.scope).map((reason) =>
    reason === 'attached accounts' ? ofAttachedAccounts(request) : ofReason(request, reason),
  );
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

function ofReason(request: PageRequest, reason: TasksToRead): SQL {
  const { filter, segment, text } = request;
  const { tasks, each } = reason;
  // An author's or assignee's tasks are thousands, and have an index in one order only.
  const sorted = text === null && segment.by !== 'created' && ofOnePerson(filter);
  if (sorted && each !== null) return readableInOrder(request, tasksWhere(tasks), each);
  const asked = text === null ? [] : [reason.once ?? sql`true`, matchesText(text, sql`t.id`)];
  return inParts(request, tasksWhere(tasks, ...asked, each ?? sql`true`), reason);
}

/** Month by month or status by status, where that is the way to what comes first. */
function inParts(request: PageRequest, rows: TaskRows, { few }: TasksToRead): SQL {
  const { statusIds, stretches } = request;
  if (stretches !== null && !few) return byStretches(request, rows, stretches);
  if (statusIds === null || statusIds.length > maxStatuses) return inOrder(request, selected(request, rows));
  return merged(
    request,
    statusIds.map((id) => selected({ ...request, statusIds: [id] }, rows)),
  );
}

function byStretches(request: PageRequest, rows: TaskRows, { column, values }: Stretches): SQL {
  // To ask for words costs more than to plan.
  if (request.text !== null && values.length > 0 && values.length <= mostMerged) {
    return merged(
      request,
      values.map((value) => selected(request, withConditions(rows, [sql`${column} = ${value}::date`]))),
    );
  }
  const ofOne = withConditions(rows, [sql`${column} = stretch.value`]);
  return inOrder(
    request,
    sql`select of_one.key, of_one.id from unnest(${sql.param(values)}::date[]) as stretch (value)
      cross join lateral (${inOrder(request, selected(request, ofOne))}) of_one`,
  );
}

/** Of few tasks that no index has in order: puts them in order first, and then asks who may read only of as many as are wanted. */
export function readableInOrder(request: PageRequest, rows: TaskRows, readable: SQL): SQL {
  const { segment } = request;
  const direction = directionOf(segment);
  const { id, author, assignee } = rows.columns;
  // Without the offset, PostgreSQL would ask before it sorts.
  return sql`
    select t.key, t.id from (
      select ${rows.columns[segment.by]} as key, ${id} as id, ${author} as author_id, ${assignee} as assignee_id, t.contact_count
      from ${rows.from} where ${conditionsOf(request, rows)}
      order by 1 ${direction}, 2 ${direction} offset 0
    ) t where ${readable} order by t.key ${direction}, t.id ${direction} limit ${limit}`;
}

function ofContact(request: PageRequest): SQL {
  const { filter, viewer, text } = request;
  const { contactId, accountId, ...others } = filter;
  const byContact = contactId !== undefined;
  const column = byContact ? sql`link.contact_id` : sql`link.account_id`;
  const id = sql`${contactId ?? accountId}::uuid`;
  const readable = readableWithContact(viewer.scope, request.contact);
  const rows = linksWhere(sql`${column} = ${id}`, readable === null ? 'alone' : 'with the task');
  const asked = byContact && accountId !== undefined ? { ...others, accountId } : others;
  const conditions = [...linkConditions(asked, viewer, rows.columns), ...(readable === null ? [] : [readable])];
  const links = inOrder(request, selected(request, withConditions(rows, conditions)), text === null ? limit : null);
  return text === null ? links : firstWithText(request, links, text);
}

/** Asks each of the viewer's accounts for its own first tasks, from one index alone. */
function ofAttachedAccounts(request: PageRequest): SQL {
  const { viewer, text } = request;
  const ofAccount = linksWhere(sql`link.account_id = rep.account_id`, 'alone');
  const links = selected(request, ofAccount);
  // Where all of them may be asked for words, none is first before all are there.
  const first = (rows: SQL): SQL => (text === null ? inOrder(request, rows) : rows);
  const ofAccounts = sql`
    select distinct of_account.key, of_account.id
    from account_reps rep cross join lateral (${first(links)}) of_account
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewerOf(viewer.scope).userId}`;
  return text === null ? first(ofAccounts) : firstWithText(request, inOrder(request, ofAccounts, null), text);
}

/** Looks at one after the other until there are enough: the words of a task cost more than the rest of it. */
function firstWithText(request: PageRequest, ordered: SQL, text: TextSearch): SQL {
  return inOrder(
    request,
    sql`select candidate.key, candidate.id from (${ordered}) candidate where ${matchesText(text, sql`candidate.id`)}`,
  );
}

/** The rows that come after the page before and that the filter lets through, as (key, id). */
export function selected(request: PageRequest, rows: TaskRows): SQL {
  const { columns, from, repeats } = rows;
  return sql`
    select ${repeats ? sql`distinct ` : sql``}${columns[request.segment.by]} as key, ${columns.id} as id from ${from}
    where ${conditionsOf(request, rows)}`;
}

/** What the filter asks of a row, and where in the list it is. */
function conditionsOf(request: PageRequest, rows: TaskRows): SQL {
  const { segment } = request;
  const { columns } = rows;
  const { due } = columns;
  const conditions = [
    ...rows.conditions,
    ...columnConditions(request, columns),
    ...(segment.dueDate === 'any' ? [] : [segment.dueDate === 'some' ? sql`${due} is not null` : sql`${due} is null`]),
    afterThePageBefore(request, columns),
  ];
  return sql.join(conditions, sql` and `);
}

function afterThePageBefore(
  { segment, after }: PageRequest,
  columns: Pick<TaskColumns, 'id'> & Partial<TaskColumns>,
): SQL {
  if (after === null) return sql`true`;
  const key = columns[segment.by];
  const comparison = segment.descending ? sql`<` : sql`>`;
  return sql`(${key}, ${columns.id}) ${comparison} (${after.key}::${keyType(segment)}, ${after.id}::uuid)`;
}

/** The first `most` of rows (key, id), all of them when null. */
export function inOrder({ segment }: PageRequest, rows: SQL, most: typeof limit | null = limit): SQL {
  const direction = directionOf(segment);
  return sql`select part.key, part.id from (${rows}) part
    order by part.key ${direction}, part.id ${direction}${most === null ? sql`` : sql` limit ${most}`}`;
}

/** The first of several selects of which none has a row of another: each is in order by itself, and read no further than needed. */
function merged(request: PageRequest, selects: readonly SQL[]): SQL {
  const parts = selects.map((rows) => sql`(${inOrder(request, rows)})`);
  return inOrder(request, sql.join(parts, sql` union all `));
}

function withConditions(rows: TaskRows, conditions: readonly SQL[]): TaskRows {
  return { ...rows, conditions: [...rows.conditions, ...conditions] };
}
