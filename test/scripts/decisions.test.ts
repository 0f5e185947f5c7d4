import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decisionFaults, writeIndex } from '../../scripts/decisions.mjs';

const dir = mkdtempSync(join(tmpdir(), 'relais-decisions-'));
afterAll(() => rmSync(dir, { recursive: true }));

const record = `# Cards are blue

- Status: accepted
- Date: 2026-11-23

## Context

Cards have a colour.

## Decision

It is blue.

## Rejected

- Red: it alarms.

## Consequences

- None is red.
`;

function faultsWith(records: Record<string, string>): string[] {
  rmSync(dir, { recursive: true });
  for (const [path, text] of Object.entries(records)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  writeIndex(dir);
  return decisionFaults(dir);
}

describe('the decision records', () => {
  it('of this repository have no fault, and their index is not stale', () => {
    expect(decisionFaults()).toEqual([]);
  });

  it('are listed in an index, which is stale as soon as a record is added', () => {
    expect(faultsWith({ 'addon/0001-blue-cards.md': record })).toEqual([]);
    writeFileSync(join(dir, 'addon/0002-green-buttons.md'), record.replace('Cards are blue', 'Buttons are green'));
    expect(decisionFaults(dir)).toEqual(['docs/decisions/README.md is stale: npm run --silent decisions']);
    writeIndex(dir);
    expect(decisionFaults(dir)).toEqual([]);
  });

  it.each([
    ['no status', record.replace('- Status: accepted\n', ''), 'has no status'],
    ['a status that nobody knows', record.replace('accepted', 'maybe'), 'has no status'],
    ['no date', record.replace('- Date: 2026-11-23\n', ''), 'has no date'],
    ['no title', record.replace('# Cards are blue\n', ''), 'has no title'],
    ['no section', record.replace('## Rejected', '## Refused'), 'has nothing under ## Rejected'],
    ['an empty section', record.replace('It is blue.\n\n', ''), 'has nothing under ## Decision'],
    ['too many lines', `${record}${'- None.\n'.repeat(30)}`, 'is longer than 45 lines of 150 columns'],
    ['too long a line', `${record}- ${'word '.repeat(40)}\n`, 'is longer than 45 lines of 150 columns'],
  ])('are refused with %s', (_, text, fault) => {
    expect(faultsWith({ 'addon/0001-blue-cards.md': text })).toEqual([
      `docs/decisions/addon/0001-blue-cards.md ${fault}`,
    ]);
  });

  it('are refused where two of them have one number, or one has none', () => {
    expect(faultsWith({ 'addon/0001-blue-cards.md': record, 'web/0001-blue-pages.md': record })).toEqual([
      'docs/decisions/addon/0001-blue-cards.md has the number of web/0001-blue-pages.md: the later one to land takes the next',
    ]);
    expect(faultsWith({ 'addon/blue-cards.md': record })).toEqual([
      'docs/decisions/addon/blue-cards.md is not named AREA/NNNN-TITLE.md',
    ]);
  });

  it('are refused where no area has their name', () => {
    expect(faultsWith({ 'colours/0001-blue-cards.md': record })).toEqual([
      'docs/decisions/colours/0001-blue-cards.md is of colours, which is no area',
    ]);
  });

  it('may be superseded by a later one, which they name', () => {
    const former = record.replace('accepted', 'superseded by [0002](0002-green-cards.md)');
    expect(faultsWith({ 'addon/0001-blue-cards.md': former, 'addon/0002-green-cards.md': record })).toEqual([]);
  });
});
