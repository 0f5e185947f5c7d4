import type { Outcome } from '../outcome.ts';

/** A page of rows. `nextCursor` null: the last page. */
export interface RecordPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
}

/**
 * The export cannot be continued, e.g. because its reader is no longer an admin. The file that was sent stays
 * incomplete.
 */
export class ExportBrokenOff extends Error {
  override readonly name = 'ExportBrokenOff';
}

/**
 * The rows from `first` on, page by page. Each page is a transaction of its own: an export takes as long as its reader,
 * and a transaction of that length would hold back vacuum. Rights are checked again for each page.
 */
export async function* readAllRows<Row>(
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
