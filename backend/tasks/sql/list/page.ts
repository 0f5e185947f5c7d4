import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';
import type { Scope } from '../../../access/rules/rights.ts';
import {
  listAccessPaths,
  listAttachedPaths,
  listOwnPaths,
  listTransversePaths,
  readableWithContact,
  viewerOf,
  type AccessPath,
  type TaskPath,
} from '../../../access/sql/scope.ts';
import { filterByViewAndContacts, lookUpEach } from './filter.ts';
import { addConditions, mergeOrdered, selectKeys, sortThenCheck, takeFirst } from './keyset.ts';
import { isOfOnePerson, maxMergedMonths, type Months } from './months.ts';
import { formatKey, orderBy } from './order.ts';
import type { PageRequest } from './request.ts';
import { scanLinks, scanTasks, type TaskRows } from './rows.ts';
import { matchesText, type TextSearch } from './words.ts';

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** With more statuses, planning a branch for each costs more than their indexes save. */
const maxMergedStatuses = 6;

/**
 * A page of one segment, as rows (segment, key, id) in order: a merge of one branch per access path. Each branch is limited
 * and along an index in the order of the list. A contact or an account is so selective that the page has one branch, which
 * begins there.
 */
export function selectPage(request: PageRequest): SQL {
  const { segment, index } = request;
  const branches = selectBranches(request).map((branch) => sql`(${branch})`);
  return sql`
    select ${index}::int as segment, ${formatKey(segment, sql`listed.key`)} as key, listed.id
    from (${sql.join(branches, sql` union `)}) listed
    ${orderBy(segment, sql`listed.key`, sql`listed.id`)} limit ${limit}`;
}

function selectBranches(request: PageRequest): SQL[] {
  const { filter, viewer } = request;
  if (filter.contactId !== undefined || filter.accountId !== undefined) return [selectByContact(request)];
  return chooseAccessPaths(filter, viewer.scope).map((path) =>
    path === 'attached accounts' ? selectByAttachedAccounts(request) : selectByPath(request, path),
  );
}

function chooseAccessPaths({ view }: TaskFilter, scope: Scope): readonly AccessPath[] {
  switch (view) {
    case undefined:
      return listAccessPaths(scope);
    case 'mine':
      return listOwnPaths(scope);
    case 'accounts':
      return listAttachedPaths(scope);
    case 'transverse':
      return listTransversePaths(scope);
  }
}

function selectByPath(request: PageRequest, path: TaskPath): SQL {
  const { filter, segment, text } = request;
  const { tasks, check } = path;
  // The tasks of an author or an assignee are thousands at most, and indexed by creation only.
  const unindexed = text === null && segment.by !== 'created' && isOfOnePerson(filter);
  if (unindexed && check !== null) return sortThenCheck(request, scanTasks(tasks), check);
  const ofText = text === null ? [] : [path.unlessEarlier ?? sql`true`, matchesText(text, sql`t.id`)];
  const rows = scanTasks(tasks, ...ofText, check ?? sql`true`);
  if (request.months !== null && !path.selective) return selectByMonths(request, rows, request.months);
  return selectByStatuses(request, rows);
}

function selectByStatuses(request: PageRequest, rows: TaskRows): SQL {
  const { statusIds } = request;
  if (statusIds === null || statusIds.length > maxMergedStatuses) return takeFirst(request, selectKeys(request, rows));
  return mergeOrdered(
    request,
    statusIds.map((id) => selectKeys({ ...request, statusIds: [id] }, rows)),
  );
}

function selectByMonths(request: PageRequest, rows: TaskRows, { column, values }: Months): SQL {
  // A merge checks fewer tasks for the words than a page of each month, which pays for its planning.
  if (request.text !== null && values.length > 0 && values.length <= maxMergedMonths) {
    return mergeOrdered(
      request,
      values.map((value) => selectKeys(request, addConditions(rows, [sql`${column} = ${value}::date`]))),
    );
  }
  const ofMonth = addConditions(rows, [sql`${column} = month.value`]);
  return takeFirst(
    request,
    sql`select of_one.key, of_one.id from unnest(${sql.param(values)}::date[]) as month (value)
      cross join lateral (${takeFirst(request, selectKeys(request, ofMonth))}) of_one`,
  );
}

function selectByContact(request: PageRequest): SQL {
  const { filter, viewer, text } = request;
  const { contactId, accountId, ...others } = filter;
  const byContact = contactId !== undefined;
  const column = byContact ? sql`link.contact_id` : sql`link.account_id`;
  const id = sql`${contactId ?? accountId}::uuid`;
  const readable = readableWithContact(viewer.scope, request.contact);
  const rows = scanLinks(sql`${column} = ${id}`, readable === null ? 'alone' : 'with the task');
  const remaining = { viewer, filter: byContact && accountId !== undefined ? { ...others, accountId } : others };
  const conditions = filterByViewAndContacts(remaining, rows.columns, lookUpEach);
  const links = selectKeys(request, addConditions(rows, readable === null ? conditions : [...conditions, readable]));
  return text === null ? takeFirst(request, links) : takeMatching(request, links, text);
}

/** The first tasks of each of the viewer's accounts (a lateral join, an index-only scan for each account), then of all of them. */
function selectByAttachedAccounts(request: PageRequest): SQL {
  const { viewer, text } = request;
  const links = selectKeys(request, scanLinks(sql`link.account_id = rep.account_id`, 'alone'));
  // With a text no account can be limited: any number of its first tasks may lack the words.
  const ofAccounts = sql`
    select distinct of_account.key, of_account.id
    from account_reps rep cross join lateral (${text === null ? takeFirst(request, links) : links}) of_account
    where rep.environment_id = ${environmentId} and rep.user_id = ${viewerOf(viewer.scope).userId}`;
  return text === null ? takeFirst(request, ofAccounts) : takeMatching(request, ofAccounts, text);
}

/** Sorts rows (key, id) and checks them for the words, the costliest condition, only until the page is full. */
function takeMatching(request: PageRequest, rows: SQL, text: TextSearch): SQL {
  const ordered = takeFirst(request, rows, null);
  return takeFirst(
    request,
    sql`select candidate.key, candidate.id from (${ordered}) candidate where ${matchesText(text, sql`candidate.id`)}`,
  );
}
