import { createHash } from 'node:crypto';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';

/** The last task of a page: the next page begins after it (keyset pagination). */
export interface Position {
  /** Index of its segment in the sorted list. */
  readonly segment: number;
  /** Its sort key: an instant or a day. */
  readonly key: string;
  readonly id: string;
}

const form =
  /^([0-9a-f]{16})([01])([1-9]\d{3}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A position as a cursor: opaque, safe in a URL, and valid for this filter only. */
export function formatCursor(filter: TaskFilter, { segment, key, id }: Position): string {
  return Buffer.from(`${hashFilter(filter)}${segment}${key}/${id}`).toString('base64url');
}

/** The position of a cursor; null when it is malformed, or was made for another filter or order. */
export function parseCursor(filter: TaskFilter, cursor: string): Position | null {
  const [, hash, segment, key, id] = form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (segment === undefined || key === undefined || id === undefined) return null;
  return hash === hashFilter(filter) && isRealTime(key) ? { segment: Number(segment), key, id } : null;
}

/** Date.parse turns 30 February into 1 March; PostgreSQL refuses it with an error. */
function isRealTime(key: string): boolean {
  const instant = key.length === 10 ? `${key}T00:00:00.000Z` : key;
  return !Number.isNaN(Date.parse(instant)) && new Date(instant).toISOString() === instant;
}

/** The order of the filter's members does not matter. */
function hashFilter(filter: TaskFilter): string {
  const members = Object.entries({ sort: '-created', ...filter }).filter(([, value]) => value !== undefined);
  const canonical = JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)));
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
