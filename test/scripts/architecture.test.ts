import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

it('ARCHITECTURE.md lists every area of the backend, in their order', () => {
  const order = JSON.parse(readFileSync(join(root, 'backend/area-order.json'), 'utf8')) as string[];
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const table = text.slice(text.indexOf('| area '), text.indexOf('Every area has the same shape'));
  expect([...table.matchAll(/^\| `([a-z-]+)\/`/gm)].map(([, area]) => area)).toEqual(order);
});
