import { expect, it } from 'vitest';
import { endsBeforeStart } from '../../../../backend/tasks/rules/meeting-time.ts';

it.each([
  ['2026-11-23T09:00:00.000Z', '2026-11-23T10:00:00.000Z', false],
  ['2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z', false],
  ['2026-11-23T09:00:00.000Z', '2026-11-23T08:59:59.999Z', true],
  ['2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z', false],
  ['2026-11-23', '2026-11-24', false],
  ['2026-11-23', '2026-11-23', false],
  ['2026-11-23', '2026-11-22', true],
])('from %s to %s: ends before its start %s', (start, end, answer) => {
  expect(endsBeforeStart({ start, end })).toBe(answer);
});
