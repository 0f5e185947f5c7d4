import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeJourneyTable } from '../../scripts/journeys.ts';

describe('the journeys', () => {
  it('cost what docs/journeys.md says; `npm run --silent journeys` prints the table anew', async () => {
    const documented = readFileSync(new URL('../../docs/journeys.md', import.meta.url), 'utf8');
    const table = documented.slice(documented.indexOf('| Journey'));
    expect(await makeJourneyTable()).toBe(table);
  });
});
