import { describe, expect, it } from 'vitest';
import { isDueForErasure, monthsBefore, type RetainedTask } from '../../../../backend/tasks/rules/retention.ts';

const now = new Date('2026-11-23T09:30:00.000Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const open: RetainedTask = { removedAt: null, closed: false, changedAt: ago(10_000) };
const closed: RetainedTask = { ...open, closed: true };

describe('a task is due for erasure', () => {
  it.each<[string, RetainedTask, number, number | null, boolean]>([
    ['an open one, however old', open, 1, 1, false],
    ['a closed one where closed ones are kept', closed, 1, null, false],
    ['a closed one after its months', closed, 1, 240, true],
    ['a closed one within its months', { ...closed, changedAt: ago(29) }, 1, 1, false],
    ['a closed one to the moment', { ...closed, changedAt: new Date('2026-10-23T09:30:00.000Z') }, 1, 1, false],
    ['a closed one a moment later', { ...closed, changedAt: new Date('2026-10-23T09:29:59.999Z') }, 1, 1, true],
    ['one removed within its days', { ...open, removedAt: ago(29.99) }, 30, null, false],
    ['one removed to the moment', { ...open, removedAt: ago(30) }, 30, null, false],
    ['one removed after its days', { ...open, removedAt: ago(30.01) }, 30, null, true],
    ['a closed one that was removed yesterday', { ...closed, removedAt: ago(1) }, 30, 1, false],
    ['a closed one that was removed long ago', { ...closed, removedAt: ago(31) }, 30, null, true],
  ])('%s', (_case, task, removedTaskDays, closedTaskMonths, due) => {
    expect(isDueForErasure(task, { removedTaskDays, closedTaskMonths }, now)).toBe(due);
  });
});

describe('months before', () => {
  it.each([
    ['2026-11-23T09:30:00.000Z', 1, '2026-10-23T09:30:00.000Z'],
    ['2026-03-31T09:30:00.123Z', 1, '2026-02-28T09:30:00.123Z'],
    ['2028-03-31T00:00:00.000Z', 1, '2028-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 18, '2025-06-30T23:59:59.999Z'],
    ['2026-01-15T09:30:00.000Z', 240, '2006-01-15T09:30:00.000Z'],
  ])('%s: %i', (at, months, before) => {
    expect(monthsBefore(new Date(at), months)).toEqual(new Date(before));
  });
});
