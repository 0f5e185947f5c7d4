import type { FastifyReply } from 'fastify';
import type { ExportLanguage } from '../../../shared/values/export-language.ts';
import { contentDisposition } from '../files/file-name.ts';
import { ProblemError } from './errors.ts';
import { createCsvStream, type CsvColumn } from '../files/csv.ts';
import type { Outcome } from '../outcome.ts';
import { readAllRows, type RecordPage } from '../files/csv-export.ts';

/** An export to send. */
export interface CsvFile<Row> {
  readonly name: string;
  readonly language: ExportLanguage;
  readonly columns: readonly CsvColumn<Row>[];
  readonly next: (cursor: string) => Promise<Outcome<RecordPage<Row>>>;
}

/** A name such as `audit-2026-11-23.csv`, with the day in UTC. */
export function fileName(what: string, at: Date): string {
  return `${what}-${at.toISOString().slice(0, 10)}.csv`;
}

/** Sends the rows as a download, page by page as fast as the client reads. A closed connection ends the export. */
export function sendCsv<Row>(
  reply: FastifyReply,
  first: Outcome<RecordPage<Row>>,
  { name, language, columns, next }: CsvFile<Row>,
): FastifyReply {
  if (!first.ok) throw new ProblemError(first.failure);
  return reply
    .code(200)
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition(name),
      'cache-control': 'private, no-store',
    })
    .send(createCsvStream(columns, readAllRows(first.value, next), language));
}
