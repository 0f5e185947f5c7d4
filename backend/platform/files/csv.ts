import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ExportLanguage } from '../../../shared/values/export-language.ts';

/** A column of an export: its heading, and what a row has there. */
export interface CsvColumn<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | number | null;
}

/**
 * A CSV file (RFC 4180), streamed with backpressure: rows are pulled as the reader takes them. UTF-8 with a byte order
 * mark, which spreadsheets need for accents, and the delimiter that spreadsheets in the language expect. A text that a
 * spreadsheet would run as a formula is prefixed with an apostrophe (owasp.org/www-community/attacks/CSV_Injection):
 * one that begins with = + - @, their full-width forms, a tab or a line end.
 */
export function createCsvStream<Row>(
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
    // OWASP's one prefix that the library does not escape.
    cast: { string: (text) => (text.startsWith('\n') ? `'${text}` : text) },
  });
  lines.on('error', (error) => csv.destroy(error));
  csv.on('close', () => lines.destroy());
  return lines.pipe(csv);
}

/** A language with decimal commas separates cells with semicolons. */
const delimiters = { fr: ';', en: ',' } as const;

async function* cellsOf<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<(string | number | null)[]> {
  yield columns.map((column) => column.heading);
  for await (const row of rows) yield columns.map((column) => column.cell(row));
}
