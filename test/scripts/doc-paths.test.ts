import { describe, expect, it } from 'vitest';
import { docPathFaults } from '../../scripts/check/doc-paths.mjs';

const files = [
  'README.md',
  'docs/tables.md',
  'backend/areas.ts',
  'backend/tasks/README.md',
  'backend/tasks/sql/list/page.ts',
];

function faultsOf(text: string): string[] {
  return docPathFaults({ file: 'backend/tasks/README.md', text }, files);
}

describe('what documents name', () => {
  it.each([
    'a link from here: [tables](../../docs/tables.md), with a place in it: [tables](../../docs/tables.md#x)',
    'a link to elsewhere: [Google](https://developers.google.com/missing.md)',
    'a file `backend/areas.ts`, a folder `backend/tasks/`, with its name or without: `backend/tasks`',
    'a file by the end of its path: `sql/list/page.ts`, `page.ts`, `sql/`',
    'any of its kind: `backend/AREA/README.md`, `docs/*.md`, `backend/tasks/{README.md,sql}`',
    'what is no path of ours: `application/json`, `environment/sha256`, `mails/*.eml`, `/v1/me`, `dist/backend/server.js`',
    'a command:\n\n```sh\ncat `backend/missing.ts` [x](missing.md)\n```\n',
  ])('may be %s', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it.each([
    ['[tables](tables.md)', 'tables.md'],
    ['`backend/services/`', 'backend/services/'],
    ['`backend/tasks/sql/list/pages.ts`', 'backend/tasks/sql/list/pages.ts'],
    ['`ist/page.ts`', 'ist/page.ts'],
    ['`bulk-change.ts`', 'bulk-change.ts'],
    ['`backend/AREA/missing.ts`', 'backend/AREA/missing.ts'],
    ['`backend/{areas.ts,app.ts}`', 'backend/app.ts'],
  ])('is not there: %s', (text, named) => {
    expect(faultsOf(text)).toEqual([`backend/tasks/README.md names ${named}, which is not there`]);
  });
});
