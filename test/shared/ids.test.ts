import { expect, it } from 'vitest';
import { instantSchema } from '../../shared/ids.ts';

it.each([
  ['2026-11-23T09:30:00.000Z', true],
  ['2024-02-29T23:59:59.999Z', true],
  ['1000-01-01T00:00:00.000Z', true],
  ['9999-12-31T23:59:59.999Z', true],
  ['0000-01-01T00:00:00.000Z', false],
  ['2026-02-29T00:00:00.000Z', false],
  ['2026-13-01T00:00:00.000Z', false],
  ['2026-11-23T24:00:00.000Z', false],
  ['2026-11-23T23:59:60.000Z', false],
  ['2026-11-23T09:30:00Z', false],
  ['2026-11-23T09:30:00.000+01:00', false],
  ['2026-11-23', false],
  ['', false],
  ['infinity', false],
  [0, false],
])('an instant: %j %s', (text, accepted) => {
  expect(instantSchema.safeParse(text).success).toBe(accepted);
});
