import { sql, type SQL } from 'drizzle-orm';
import type { TaskFilter } from '../../shared/task-list.ts';
import type { Viewer } from '../domain/rights.ts';
import { run, type EnvironmentHandle } from './environment-scope.ts';
import { taskReadable, taskReadableAmongMany, tasksOfAttachedAccounts, viewerOf } from './scope.ts';
import { statement } from './statement.ts';
import { columnConditions } from './task-filter.ts';
import { directionOf, keyText } from './task-order.ts';
import { inOrder, readableInOrder, selected, type PageRequest } from './task-page.ts';
import { foundRows } from './task-rows.ts';
import { mostMerged } from './task-stretches.ts';
import { isSoonerFound, tasksFound, type TextSearch } from './task-text.ts';

/*
 * A list of tasks with words that few of all have: they are found once, and everything else is asked of what was found.
 * What it costs depends on how many there are, and on nothing else that a list may ask for.
 */

const environmentId = sql.placeholder('environmentId');
const limit = sql.placeholder('limit');

/** So few tasks are asked for their words as they come. */
const few = 1_000;

type Stretch = 'segment' | 'index' | 'after';
type FoundRequest = Omit<PageRequest, Stretch | 'stretches'> & { readonly text: TextSearch };

/** Reading a list from the tasks with the words takes less than walking along it. */
export async function isReadFromFound(
  environment: EnvironmentHandle,
  { text, filter, viewer, stretches }: FoundRequest & Pick<PageRequest, 'stretches'>,
): Promise<boolean> {
  if (!isSoonerFound(text, walksAlong(stretches))) return false;
  const narrowed = text.share * text.tasks < few ? [] : narrowedTo(filter, viewer);
  if (narrowed.length === 0) return true;
  const columns = narrowed.map(
    (rows) => sql`(select count(*) from (${rows} limit ${sql.raw(String(few + 1))}) counted)`,
  );
  const counted = statement<{ least: number }>('', sql`select least(${sql.join(columns, sql`, `)})::int as least`);
  const [{ least } = { least: 0 }] = await run(environment, counted, { viewerId: viewer.userId });
  return least > few;
}

/** How often as many tasks as a page shows are looked for: in each stretch, unless they are put in order as they are read. */
function walksAlong(stretches: PageRequest['stretches']): number {
  const { length = 1 } = stretches?.values ?? {};
  return length <= mostMerged ? 1 : length;
}

/** What each part of a filter that has an index of its own leaves of all tasks, as selects. */
function narrowedTo({ view, contactId, accountId, authorId, assigneeId }: TaskFilter, { scope }: Viewer): SQL[] {
  const viewer = viewerOf(scope);
  const ofPerson = (column: SQL, id: SQL): SQL =>
    sql`select true from tasks t where t.environment_id = ${environmentId} and t.undone_at is null and ${column} = ${id}`;
  const ofAuthor = (id: SQL): SQL => ofPerson(sql`t.author_id`, id);
  const ofAssignee = (id: SQL): SQL => ofPerson(sql`t.assignee_id`, id);
  const selects = [
    contactId === undefined ? null : tasksLinkedTo(sql`link.contact_id`, contactId),
    accountId === undefined ? null : tasksLinkedTo(sql`link.account_id`, accountId),
    authorId === undefined ? null : ofAuthor(sql`${authorId}::uuid`),
    assigneeId === undefined || assigneeId === 'none' ? null : ofAssignee(sql`${assigneeId}::uuid`),
    view === 'accounts' ? tasksOfAttachedAccounts(viewer) : null,
    view === 'mine' ? sql`(${ofAuthor(viewer.userId)}) union all (${ofAssignee(viewer.userId)})` : null,
  ];
  return selects.filter((rows) => rows !== null);
}

/**
 * The first tasks with the words that may be read and that a filter lets through, of one stretch of the list after the other,
 * as (segment, key, id) in order.
 */
export function foundPageRows(request: FoundRequest, stretches: readonly Pick<PageRequest, Stretch>[]): SQL {
  const { viewer } = request;
  const parts = stretches.map((stretch) => {
    const direction = directionOf(stretch.segment);
    // The filter was asked for already.
    const rows = firstRows({ ...request, ...stretch, filter: {}, statusIds: null, stretches: null });
    return sql`
      select ${stretch.index}::int as segment, ${keyText(stretch.segment, sql`listed.key`)} as key, listed.id,
        row_number() over (order by listed.key ${direction}, listed.id ${direction}) as place
      from (${rows}) listed`;
  });
  const { columns } = foundRows;
  const conditions = [...columnConditions(request, columns), ...viewConditions(request), readableAtOnce(request)];
  return sql`
    with attached_tasks as materialized (${tasksOfAttachedAccounts(viewerOf(viewer.scope))}),
      found as (select * from (${tasksFound(request.text)}) t where ${sql.join(conditions, sql` and `)})
    select segment, key, id from (${sql.join(parts, sql` union all `)}) listed order by segment, place limit ${limit}`;
}

function firstRows(request: PageRequest): SQL {
  return isReadableAtOnce(request.viewer)
    ? inOrder(request, selected(request, foundRows))
    : readableInOrder(request, foundRows, taskReadable(viewerOf(request.viewer.scope)));
}

/** Whether a task may be read takes looking at its contacts, and so is asked only of as many as are wanted. */
function isReadableAtOnce({ scope }: Viewer): boolean {
  return scope.admin || scope.accounts !== 'all';
}

function readableAtOnce({ viewer }: FoundRequest): SQL {
  return isReadableAtOnce(viewer) ? taskReadableAmongMany(viewer.scope, attachedTasks) : sql`true`;
}

const attachedTasks = sql`select task_id from attached_tasks`;

/** What a filter asks for beside the columns of `t`; what has to be looked up is, once for all. */
function viewConditions({ filter: { view, contactId, accountId }, viewer: { scope } }: FoundRequest): SQL[] {
  const viewer = viewerOf(scope);
  const conditions = [
    view === 'mine' ? sql`(t.author_id = ${viewer.userId} or t.assignee_id = ${viewer.userId})` : null,
    view === 'accounts' ? amongTasks(attachedTasks) : null,
    view === 'transverse' ? sql`t.contact_count = 0` : null,
    contactId === undefined ? null : amongTasks(tasksLinkedTo(sql`link.contact_id`, contactId)),
    accountId === undefined ? null : amongTasks(tasksLinkedTo(sql`link.account_id`, accountId)),
  ];
  return conditions.filter((condition) => condition !== null);
}

/** No join, which the planner would begin with a guess of how few there are. */
function amongTasks(ids: SQL): SQL {
  return sql`(t.id in (${ids})) is true`;
}

function tasksLinkedTo(column: SQL, id: string): SQL {
  return sql`select link.task_id from task_contacts link
    where link.environment_id = ${environmentId} and not link.undone and ${column} = ${id}::uuid`;
}
