import { sql, type SQL } from 'drizzle-orm';
import type { Viewer } from '../../../access/rules/rights.ts';
import { run } from '../../../platform/database/environment-scope.ts';
import {
  ofAttachedAccount,
  taskReadable,
  taskReadableAmongMany,
  tasksOfAttachedAccounts,
  viewerOf,
} from '../../../access/sql/scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import { filterByColumns, filterByViewAndContacts, omitNull, type Membership, type TaskSet } from './filter.ts';
import { selectKeys, sortThenCheck, takeFirst } from './keyset.ts';
import { maxMergedMonths, type Months } from './months.ts';
import { formatKey, orderBy } from './order.ts';
import type { ListPart, ListRequest } from './request.ts';
import { foundRows } from './rows.ts';
import { countAffordableChecks, isTextFirstCheaper } from './text-cost.ts';
import { selectMatches, type TextSearch } from './words.ts';

/*
 * A list with a seldom text: all tasks with the words are read from their index once, filtered, checked for rights and
 * sorted. The cost depends on how many tasks have the words, and on nothing else that a list may ask for.
 */

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** So many ids fit into a hash table of the planner's work_mem. Of a larger set it would scan the list for each task. */
const maxHashed = 20_000;

type TextRequest = ListRequest & { readonly text: TextSearch };

/**
 * The rest of a list, text first, as rows (segment, key, id) in order; null when walking along the list costs less. `parts`
 * are the segments that are left, at least one; `wanted` is the length of the page.
 */
export async function planTextFirst(
  request: TextRequest,
  { parts, wanted }: { readonly parts: readonly [ListPart, ...ListPart[]]; readonly wanted: number },
): Promise<SQL | null> {
  const walks = countWalks(parts[0].months);
  if (!isTextFirstCheaper(request.text, { walks, wanted })) return null;
  return (await isSelective(request)) ? null : selectTextFirst(request, parts);
}

/** Months that are merged are one walk; otherwise each is walked until the page is full. */
function countWalks(months: Months | null): number {
  const count = months?.values.length ?? 0;
  return count <= maxMergedMonths ? 1 : count;
}

/** The filter leaves so few tasks that checking all of them for the words costs less than reading all that have the words. */
async function isSelective(request: TextRequest): Promise<boolean> {
  const most = countAffordableChecks(request.text);
  const sets = most === 0 ? [] : selectFilteredSets(request);
  if (sets.length === 0) return false;
  const counts = sets.map((rows) => sql`(select count(*) from (${rows} limit ${most + 1}::int) counted)`);
  const counted = statement<{ least: number }>('', sql`select least(${sql.join(counts, sql`, `)})::int as least`);
  const [{ least } = { least: 0 }] = await run(request.text.environment, counted, { viewerId: request.viewer.userId });
  return least <= most;
}

/** The tasks that each indexed condition of the filter leaves of all. */
function selectFilteredSets({ filter, viewer: { scope } }: TextRequest): SQL[] {
  const { view, contactId, accountId, authorId, assigneeId } = filter;
  const viewer = viewerOf(scope);
  const selectByPerson = (column: SQL, id: SQL): SQL =>
    sql`select true from tasks t where t.environment_id = ${environmentId} and t.undone_at is null and ${column} = ${id}`;
  const selectByAuthor = (id: SQL): SQL => selectByPerson(sql`t.author_id`, id);
  const selectByAssignee = (id: SQL): SQL => selectByPerson(sql`t.assignee_id`, id);
  return omitNull([
    contactId === undefined ? null : selectLinked(sql`link.contact_id`, contactId),
    accountId === undefined ? null : selectLinked(sql`link.account_id`, accountId),
    authorId === undefined ? null : selectByAuthor(sql`${authorId}::uuid`),
    assigneeId === undefined || assigneeId === 'none' ? null : selectByAssignee(sql`${assigneeId}::uuid`),
    view === 'accounts' ? tasksOfAttachedAccounts(viewer) : null,
    view === 'mine' ? sql`(${selectByAuthor(viewer.userId)}) union all (${selectByAssignee(viewer.userId)})` : null,
  ]);
}

function selectTextFirst(request: TextRequest, parts: readonly ListPart[]): SQL {
  const { filter, viewer } = request;
  const { contactId, accountId } = filter;
  const segments = parts.map((part) => {
    const { segment, index } = part;
    return sql`
      select ${index}::int as segment, ${formatKey(segment, sql`listed.key`)} as key, listed.id,
        row_number() over (${orderBy(segment, sql`listed.key`, sql`listed.id`)}) as place
      from (${selectPart(request, part)}) listed`;
  });
  const conditions = [
    ...filterByColumns(request, foundRows.columns),
    ...filterByViewAndContacts(request, foundRows.columns, isInSet),
    ...(isReadableBySet(viewer) ? [checkReadable(viewer)] : []),
  ];
  const sets = [
    materialize('attached_tasks', tasksOfAttachedAccounts(viewerOf(viewer.scope))),
    contactId === undefined ? null : materialize('contact_tasks', selectLinked(sql`link.contact_id`, contactId)),
    accountId === undefined ? null : materialize('account_tasks', selectLinked(sql`link.account_id`, accountId)),
    sql`found as (select * from (${selectMatches(request.text)}) t where ${sql.join([sql`true`, ...conditions], sql` and `)})`,
  ];
  return sql`
    with ${sql.join(omitNull(sets), sql`, `)}
    select segment, key, id from (${sql.join(segments, sql` union all `)}) listed order by segment, place limit ${limit}`;
}

/** The first tasks of a segment, from the CTE `found`, which the filter has been applied to. */
function selectPart(request: TextRequest, part: ListPart): SQL {
  const { viewer } = request;
  const ofPart = { ...request, ...part, filter: {}, statusIds: null, months: null };
  return isReadableBySet(viewer)
    ? takeFirst(ofPart, selectKeys(ofPart, foundRows))
    : sortThenCheck(ofPart, foundRows, taskReadable(viewerOf(viewer.scope)));
}

/**
 * Rights are checked by columns and the set of attached accounts. All accounts are no set: the contacts of each task have to
 * be looked up, which is done after sorting.
 */
function isReadableBySet({ scope }: Viewer): boolean {
  return scope.admin || scope.accounts !== 'all';
}

function checkReadable({ scope }: Viewer): SQL {
  return taskReadableAmongMany(scope, isInSet('attached_tasks', ofAttachedAccount(viewerOf(scope), sql`t.id`)));
}

/** A CTE of task ids. A set that is too large to hash is cut off at one id more than `maxHashed`, which tells that it is. */
function materialize(name: TaskSet, ids: SQL): SQL {
  return sql`${sql.identifier(name)} as materialized (${ids} limit ${maxHashed + 1}::int)`;
}

/**
 * `t` is in a materialized set; too large a set is looked up instead. A CASE, not a join: the planner would underestimate the
 * set and begin the join with it.
 */
const isInSet: Membership = (set, lookUp) => {
  const ids = sql.identifier(set);
  return sql`(case when (select count(*) from ${ids}) > ${maxHashed}::int then ${lookUp} else t.id in (select task_id from ${ids}) end) is true`;
};

function selectLinked(column: SQL, id: string): SQL {
  return sql`select link.task_id from task_contacts link
    where link.environment_id = ${environmentId} and not link.undone and ${column} = ${id}::uuid`;
}
