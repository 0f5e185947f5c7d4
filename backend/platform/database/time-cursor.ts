/** A keyset position in a list from newest to oldest. */
export interface TimePosition {
  /** A timestamptz. */
  readonly before: string;
  readonly beforeId: string;
}

/** Newer than everything. */
const start: TimePosition = { before: 'infinity', beforeId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

const cursorForm =
  /^([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The position of a cursor: the start of the list without one, null for a malformed one. */
export function parseCursor(cursor: string | null): TimePosition | null {
  if (cursor === null) return start;
  const [, before, beforeId] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (before === undefined || beforeId === undefined || Number.isNaN(Date.parse(before))) return null;
  // Date.parse turns 30 February into 1 March; PostgreSQL refuses it with an error.
  return new Date(before).toISOString() === before ? { before, beforeId } : null;
}

/**
 * A page of at most `limit` lines, and the cursor of the page after it: null on the last one. `found` is read with one line
 * more than the limit, which tells whether there is a next page.
 */
export function pageOfTime<Line extends { readonly at: string; readonly id: string }>(
  found: readonly Line[],
  limit: number,
): { lines: Line[]; nextCursor: string | null } {
  const lines = found.slice(0, limit);
  const last = lines.at(-1);
  return { lines, nextCursor: found.length > limit && last !== undefined ? cursorAfter(last) : null };
}

/** The opaque cursor of the page after `last`. */
function cursorAfter(last: { readonly at: string; readonly id: string }): string {
  return Buffer.from(`${last.at}/${last.id}`).toString('base64url');
}
