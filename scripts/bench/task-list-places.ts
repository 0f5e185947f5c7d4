import type { TaskFilter } from '../../shared/tasks/task-list.ts';
import { readers, type BenchService } from './task-list-service.ts';

/** The start of a page: the cursor that the page before would have returned. */
export interface Place {
  readonly column: string;
  readonly cursor: string;
  readonly sort: keyof typeof orders;
}

/** The sort key of each order, and the segment of its last tasks. */
const orders = {
  '-created': { key: 'created_at', rows: 'true', first: 'desc', lastSegment: 0 },
  '-updated': { key: 'updated_at', rows: 'true', first: 'desc', lastSegment: 0 },
  due: { key: 'created_at', rows: 'due_on is null', first: 'desc', lastSegment: 1 },
} as const;

/** The last page starts so many tasks before the end. */
const fromEnd = 25;

/**
 * Cursors in the middle and at the end of a list, made from existing tasks: a keyset cursor needs only the last task,
 * so no page before it is read.
 */
export async function placesIn(
  service: BenchService,
  tasks: number,
  filter: TaskFilter & { readonly sort?: Place['sort'] },
): Promise<Place[]> {
  const { sort = '-created' } = filter;
  const [, admin] = readers[0];
  const { nextCursor } = await (await service.openReader(tasks, admin))({ ...filter, limit: '1' });
  if (nextCursor === null) throw new Error('The list ends before the page that is to be measured.');
  const ofList = Buffer.from(nextCursor, 'base64url').toString('latin1').slice(0, 16);
  const { id } = await service.enterEnvironment(tasks);
  const { key, rows, first, lastSegment } = orders[sort];
  const among = `from tasks where environment_id = '${id}' and undone_at is null and ${rows}`;
  const [counted] = (await service.client.query<{ count: number }>(`select count(*)::int as count ${among}`)).rows;
  const count = counted?.count ?? 0;
  const place = async (column: string, offset: number): Promise<Place> => {
    const [task] = (
      await service.client.query<{ id: string; at: Date }>(
        `select id, ${key} as at ${among} order by ${key} ${first}, id ${first} limit 1 offset ${offset}`,
      )
    ).rows;
    if (task === undefined) throw new Error('There are fewer tasks than were counted.');
    const cursor = `${ofList}${lastSegment}${task.at.toISOString()}/${task.id}`;
    return { column, cursor: Buffer.from(cursor).toString('base64url'), sort };
  };
  return [await place('middle', Math.floor(count / 2)), await place('last page', Math.max(0, count - fromEnd))];
}
