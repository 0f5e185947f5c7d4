import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ExportLanguage } from '../../../shared/values/export-language.ts';

/** A column of an export: its heading, and what a row has there. */
export interface CsvColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | null;
}

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark, which spreadsheets need to read accents), with the delimiter that a
 * spreadsheet of the language expects, streamed: a row is asked for when the reader takes it. A text that a spreadsheet
 * would run as a formula begins with an apostrophe (owasp.org/www-community/attacks/CSV_Injection): with = + - @, their
 * full-width forms, a tab or the end of a line.
 */
export function csvStream<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
  language: ExportLanguage,
): Readable {
  const lines = Readable.from(cellsOf(columns, rows));
  const csv = stringify({
    bom: true,
    delimiter: delimiters[language],
    record_delimiter: 'windows',
    escape_formulas: true,
    // The one beginning of OWASP's list that the library leaves alone.
    cast: { string: (text) => (text.startsWith('\n') ? `'${text}` : text) },
  });
  lines.on('error', (error) => csv.destroy(error));
  csv.on('close', () => lines.destroy());
  return lines.pipe(csv);
}

/** Where the comma is in numbers, the semicolon is between cells. */
const delimiters = { fr: ';', en: ',' } as const;

async function* cellsOf<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<(string | number | null)[]> {
  yield columns.map((column) => column.heading);
  for await (const row of rows) yield columns.map((column) => column.cell(row));
}
