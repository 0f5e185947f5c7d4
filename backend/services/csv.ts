import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/** A column of an export: its heading, and what a row has there. */
export interface CsvColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | null;
}

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to read accents), streamed: a row is asked for
 * when the reader takes it. A text that a spreadsheet would run as a formula begins with an apostrophe
 * (owasp.org/www-community/attacks/CSV_Injection).
 */
export function csvStream<Row>(columns: readonly CsvColumn<Row>[], rows: AsyncIterable<Row>): Readable {
  const lines = Readable.from(cellsOf(columns, rows));
  const csv = stringify({ bom: true, record_delimiter: 'windows', escape_formulas: true });
  lines.on('error', (error) => csv.destroy(error));
  csv.on('close', () => lines.destroy());
  return lines.pipe(csv);
}

async function* cellsOf<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<(string | number | null)[]> {
  yield columns.map((column) => column.heading);
  for await (const row of rows) yield columns.map((column) => column.cell(row));
}
