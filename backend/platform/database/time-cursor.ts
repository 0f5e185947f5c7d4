/** A place in a list that runs from the newest to the oldest. */
export interface TimePosition {
  /** A timestamptz. */
  readonly before: string;
  readonly beforeId: string;
}

/** Newer than everything. */
const start: TimePosition = { before: 'infinity', beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const cursorForm =
  /^([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The cursor of the page after `last`, opaque to callers. */
export function cursorAfter(last: { readonly at: string; readonly id: string }): string {
  return Buffer.from(`${last.at}/${last.id}`).toString('base64url');
}

/** Where a cursor points; the start when there is none, null for one that was not made here. */
export function parseCursor(cursor: string | null): TimePosition | null {
  if (cursor === null) return start;
  const [, before, beforeId] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (before === undefined || beforeId === undefined || Number.isNaN(Date.parse(before))) return null;
  // Date.parse turns 30 February into 1 March, PostgreSQL refuses it.
  return new Date(before).toISOString() === before ? { before, beforeId } : null;
}
