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

/** The opaque cursor of the page after `last`. */
export function cursorAfter(last: { readonly at: string; readonly id: string }): string {
  return Buffer.from(`${last.at}/${last.id}`).toString('base64url');
}

/** The position of a cursor: the start of the list without one, null for a malformed one. */
export function parseCursor(cursor: string | null): TimePosition | null {
  if (cursor === null) return start;
  const [, before, beforeId] = cursorForm.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (before === undefined || beforeId === undefined || Number.isNaN(Date.parse(before))) return null;
  // Date.parse turns 30 February into 1 March; PostgreSQL refuses it with an error.
  return new Date(before).toISOString() === before ? { before, beforeId } : null;
}
