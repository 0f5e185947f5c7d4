import { describe, expect, it } from 'vitest';
import { bench } from '../../scripts/bench/bench.ts';
import { createPostgresqlDatabase, databases } from '../support/database.ts';

describe.runIf(databases.includes('PostgreSQL'))('npm run bench', () => {
  it(
    'fills a database, asks for every list as every reader, and prints what it found',
    { timeout: 180_000 },
    async () => {
      const printed: string[] = [];
      const reached = await bench(await createPostgresqlDatabase(), {
        sizes: { small: 60, large: 300 },
        rounds: 1,
        print: (text) => printed.push(text),
      });
      const text = printed.join('');
      expect(reached).toBe(!text.includes('MISSED'));
      expect(text).toMatch(/^60 and 300 tasks made in \d+ s\n/);
      expect(text).toMatch(/\| list +\| admin +\| all accounts +\| rep of 20 accounts/);
      expect(text).toMatch(/\| everything +\|(?: \d+\.\d \/ \d+\.\d \|){5}\n/);
      expect(text).toMatch(/\| everything, admin \|(?: \d+\.\d \/ \d+\.\d \|){3}\n/);
      expect(text).toMatch(/\nCSV of 150 tasks: /);
      expect(text).toMatch(/\n(?:reached|MISSED): slowest p95 of a page, ms: /);
    },
  );
});
