import { createHash } from 'node:crypto';
import type { TaskFilter } from '../../../../shared/tasks/task-list.ts';

/** The last task of a page: where the next one begins. */
export interface Position {
  /** Which stretch of the sorted list. */
  readonly segment: number;
  /** An instant or a day, as the stretch has it. */
  readonly key: string;
  readonly id: string;
}

const form =
  /^([0-9a-f]{16})([01])([1-9]\d{3}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A position in the list of `filter` as text for a URL. */
export function cursorAt(filter: TaskFilter, { segment, key, id }: Position): string {
  return Buffer.from(`${fingerprint(filter)}${segment}${key}/${id}`).toString('base64url');
}

/** Null for what is no cursor, or one of another filter or order. */
export function parseCursor(filter: TaskFilter, cursor: string): Position | null {
  const [, hash, segment, key, id] = form.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (segment === undefined || key === undefined || id === undefined) return null;
  return hash === fingerprint(filter) && isReal(key) ? { segment: Number(segment), key, id } : null;
}

/** Date.parse turns 30 February into 1 March, PostgreSQL refuses it. */
function isReal(key: string): boolean {
  const instant = key.length === 10 ? `${key}T00:00:00.000Z` : key;
  return !Number.isNaN(Date.parse(instant)) && new Date(instant).toISOString() === instant;
}

/** The same for two filters that say the same in another order of members. */
function fingerprint(filter: TaskFilter): string {
  const members = Object.entries({ sort: '-created', ...filter }).filter(([, value]) => value !== undefined);
  const canonical = JSON.stringify(members.sort(([one], [other]) => (one < other ? -1 : 1)));
  return createHash('sha256').update(canonical).digest('hex').slice(0, 16);
}
