import type { Outcome } from '../outcome.ts';

/** Rows of a list that goes on while there is a cursor. */
export interface RecordPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/** An export of which more cannot be read, e.g. because its reader is no admin any more: what was sent stays incomplete. */
export class ExportBrokenOff extends Error {
  override readonly name = 'ExportBrokenOff';
}

/**
 * The rows from `first` on, page by page, each in a transaction of its own: an export may take as long as its reader, and
 * would hold back what the database cleans up. Rights are asked for again with each page.
 */
export async function* allRows<Row>(
  first: RecordPage<Row>,
  next: (cursor: string) => Promise<Outcome<RecordPage<Row>>>,
): AsyncGenerator<Row> {
  let page = first;
  for (;;) {
    yield* page.rows;
    if (page.nextCursor === null) return;
    const following = await next(page.nextCursor);
    if (!following.ok) throw new ExportBrokenOff(following.failure.code);
    page = following.value;
  }
}
