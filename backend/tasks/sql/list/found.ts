import { sql, type SQL } from 'drizzle-orm';
import type { Viewer } from '../../../access/rules/rights.ts';
import { run, type EnvironmentHandle } from '../../../platform/database/environment-scope.ts';
import {
  ofAttachedAccount,
  taskReadable,
  taskReadableAmongMany,
  tasksOfAttachedAccounts,
  viewerOf,
  type SqlViewer,
} from '../../../access/sql/scope.ts';
import { statement } from '../../../platform/database/statement.ts';
import { columnConditions, hasContact } from './filter.ts';
import { directionOf, keyText } from './order.ts';
import { inOrder, readableInOrder, selected, type ListPart, type PageRequest } from './page.ts';
import { foundRows } from './rows.ts';
import { mostMerged, stretchesOf } from './months.ts';
import { askedInsteadOfFound, isSoonerFound, tasksFound, type TextSearch } from './words.ts';

/*
 * A list of tasks with words that few of all have: they are found once, and everything else is asked of what was found.
 * What it costs depends on how many there are, and on nothing else that a list may ask for.
 */

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** So many ids are hashed, which the planner never does with more than its memory holds; then each task is looked up. */
const mostHashed = 20_000;

type ListRequest = Omit<PageRequest, keyof ListPart | 'stretches'>;
type FoundRequest = ListRequest & { readonly text: TextSearch };

/**
 * The rest of a list, `parts`, read from all tasks with the words that it asks for; null where it asks for none, or where
 * walking along it until as many as are `wanted` came is sooner done.
 */
export async function foundPage(
  environment: EnvironmentHandle,
  request: ListRequest,
  { parts, wanted }: { readonly parts: readonly ListPart[]; readonly wanted: number },
): Promise<SQL | null> {
  const { text } = request;
  const [part] = parts;
  if (text === null || part === undefined) return null;
  const walks = await walksAlong(environment, request, part);
  if (!isSoonerFound(text, { walks, wanted })) return null;
  const found = { ...request, text };
  return (await isNarrow(environment, found)) ? null : foundPageRows(found, parts);
}

/** How often as many tasks as are wanted are looked for: in each stretch, unless they are put in order as they are read. */
async function walksAlong(
  environment: EnvironmentHandle,
  { filter }: ListRequest,
  { segment }: ListPart,
): Promise<number> {
  const { view = 'transverse', contactId, accountId } = filter;
  if (view !== 'transverse' || contactId !== undefined || accountId !== undefined) return 1;
  const { length } = (await stretchesOf(environment, filter, segment))?.values ?? [];
  return length <= mostMerged ? 1 : length;
}

/** A filter leaves so few tasks that asking all of them for the words is less than finding those that have them. */
async function isNarrow(environment: EnvironmentHandle, request: FoundRequest): Promise<boolean> {
  const most = askedInsteadOfFound(request.text);
  const parts = most === 0 ? [] : narrowedTo(request);
  if (parts.length === 0) return false;
  const counts = parts.map((rows) => sql`(select count(*) from (${rows} limit ${most + 1}::int) counted)`);
  const counted = statement<{ least: number }>('', sql`select least(${sql.join(counts, sql`, `)})::int as least`);
  const [{ least } = { least: 0 }] = await run(environment, counted, { viewerId: request.viewer.userId });
  return least <= most;
}

/** What each part of a filter that has an index of its own leaves of all tasks, as selects. */
function narrowedTo({ filter, viewer: { scope } }: FoundRequest): SQL[] {
  const { view, contactId, accountId, authorId, assigneeId } = filter;
  const viewer = viewerOf(scope);
  const ofPerson = (column: SQL, id: SQL): SQL =>
    sql`select true from tasks t where t.environment_id = ${environmentId} and t.undone_at is null and ${column} = ${id}`;
  const ofAuthor = (id: SQL): SQL => ofPerson(sql`t.author_id`, id);
  const ofAssignee = (id: SQL): SQL => ofPerson(sql`t.assignee_id`, id);
  return present([
    contactId === undefined ? null : tasksLinkedTo(sql`link.contact_id`, contactId),
    accountId === undefined ? null : tasksLinkedTo(sql`link.account_id`, accountId),
    authorId === undefined ? null : ofAuthor(sql`${authorId}::uuid`),
    assigneeId === undefined || assigneeId === 'none' ? null : ofAssignee(sql`${assigneeId}::uuid`),
    view === 'accounts' ? tasksOfAttachedAccounts(viewer) : null,
    view === 'mine' ? sql`(${ofAuthor(viewer.userId)}) union all (${ofAssignee(viewer.userId)})` : null,
  ]);
}

/**
 * The first tasks with the words that may be read and that a filter lets through, of one part of the list after the other, as
 * (segment, key, id) in order, with the index of the part for its segment.
 */
function foundPageRows(request: FoundRequest, parts: readonly ListPart[]): SQL {
  const { filter, viewer } = request;
  const { contactId, accountId } = filter;
  const lists = parts.map((part) => {
    const direction = directionOf(part.segment);
    return sql`
      select ${part.index}::int as segment, ${keyText(part.segment, sql`listed.key`)} as key, listed.id,
        row_number() over (order by listed.key ${direction}, listed.id ${direction}) as place
      from (${firstRows(request, part)}) listed`;
  });
  const sqlViewer = viewerOf(viewer.scope);
  const readable = isReadableAtOnce(viewer) ? [taskReadableAmongMany(viewer.scope, isAttached(sqlViewer))] : [];
  const asked = [...columnConditions(request, foundRows.columns), ...viewConditions(request), ...readable];
  const sets = [
    hashed('attached_tasks', tasksOfAttachedAccounts(sqlViewer)),
    contactId === undefined ? null : hashed('contact_tasks', tasksLinkedTo(sql`link.contact_id`, contactId)),
    accountId === undefined ? null : hashed('account_tasks', tasksLinkedTo(sql`link.account_id`, accountId)),
    sql`found as (select * from (${tasksFound(request.text)}) t where ${sql.join([sql`true`, ...asked], sql` and `)})`,
  ];
  return sql`
    with ${sql.join(present(sets), sql`, `)}
    select segment, key, id from (${sql.join(lists, sql` union all `)}) listed order by segment, place limit ${limit}`;
}

function present(parts: readonly (SQL | null)[]): SQL[] {
  return parts.filter((part) => part !== null);
}

/** Of `found`, which is what the filter lets through. */
function firstRows(request: FoundRequest, part: ListPart): SQL {
  const { viewer } = request;
  const ofPart = { ...request, ...part, filter: {}, statusIds: null, stretches: null };
  return isReadableAtOnce(viewer)
    ? inOrder(ofPart, selected(ofPart, foundRows))
    : readableInOrder(ofPart, foundRows, taskReadable(viewerOf(viewer.scope)));
}

/** To know whether a task may be read takes no look at its contacts; else only as many are asked as are wanted. */
function isReadableAtOnce({ scope }: Viewer): boolean {
  return scope.admin || scope.accounts !== 'all';
}

/** What a filter asks for beside the columns of `t`. */
function viewConditions({ filter: { view, contactId, accountId }, viewer: { scope } }: FoundRequest): SQL[] {
  const viewer = viewerOf(scope);
  const taskId = sql`t.id`;
  return present([
    view === 'mine' ? sql`(t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId})` : null,
    view === 'accounts' ? isAttached(viewer) : null,
    view === 'transverse' ? sql`t.contact_count = 0` : null,
    contactId === undefined
      ? null
      : isAmong('contact_tasks', hasContact(taskId, sql`its_link.contact_id = ${contactId}::uuid`)),
    accountId === undefined
      ? null
      : isAmong('account_tasks', hasContact(taskId, sql`its_link.account_id = ${accountId}::uuid`)),
  ]);
}

function isAttached(viewer: SqlViewer): SQL {
  return isAmong('attached_tasks', ofAttachedAccount(viewer, sql`t.id`));
}

type TaskSet = 'attached_tasks' | 'contact_tasks' | 'account_tasks';

/** Ids of tasks for a WITH clause; when there are too many to hash, one more than may be. */
function hashed(name: TaskSet, ids: SQL): SQL {
  return sql`${sql.identifier(name)} as materialized (${ids} limit ${mostHashed + 1}::int)`;
}

/** `t` is one of a set; `lookUp` asks the same of the task alone. No join, which the planner would begin with a wrong guess. */
function isAmong(name: TaskSet, lookUp: SQL): SQL {
  const ids = sql.identifier(name);
  return sql`(case when (select count(*) from ${ids}) > ${mostHashed}::int then ${lookUp} else t.id in (select task_id from ${ids}) end) is true`;
}

function tasksLinkedTo(column: SQL, id: string): SQL {
  return sql`select link.task_id from task_contacts link
    where link.environment_id = ${environmentId} and not link.undone and ${column} = ${id}::uuid`;
}
