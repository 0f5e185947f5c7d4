import { describe, expect, it } from 'vitest';
import { isDueForErasure, subtractMonths, type RetainedTask } from '../../../../backend/tasks/rules/retention.ts';

const now = new Date('2026-11-23T09:30:00.000Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const open: RetainedTask = { removedAt: null, closed: false, changedAt: ago(10_000) };
const closed: RetainedTask = { ...open, closed: true };

describe('a task is due for erasure', () => {
  it.each<[string, { task: RetainedTask; days: number; months: number | null; due: boolean }]>([
    ['an open one, however old', { task: open, days: 1, months: 1, due: false }],
    ['a closed one where closed ones are kept', { task: closed, days: 1, months: null, due: false }],
    ['a closed one after its months', { task: closed, days: 1, months: 240, due: true }],
    ['a closed one within its months', { task: { ...closed, changedAt: ago(29) }, days: 1, months: 1, due: false }],
    [
      'a closed one to the moment',
      { task: { ...closed, changedAt: new Date('2026-10-23T09:30:00.000Z') }, days: 1, months: 1, due: false },
    ],
    [
      'a closed one a moment later',
      { task: { ...closed, changedAt: new Date('2026-10-23T09:29:59.999Z') }, days: 1, months: 1, due: true },
    ],
    ['one removed within its days', { task: { ...open, removedAt: ago(29.99) }, days: 30, months: null, due: false }],
    ['one removed to the moment', { task: { ...open, removedAt: ago(30) }, days: 30, months: null, due: false }],
    ['one removed after its days', { task: { ...open, removedAt: ago(30.01) }, days: 30, months: null, due: true }],
    [
      'a closed one that was removed yesterday',
      { task: { ...closed, removedAt: ago(1) }, days: 30, months: 1, due: false },
    ],
    [
      'a closed one that was removed long ago',
      { task: { ...closed, removedAt: ago(31) }, days: 30, months: null, due: true },
    ],
  ])('%s', (_case, { task, days, months, due }) => {
    expect(isDueForErasure(task, { removedTaskDays: days, closedTaskMonths: months }, now)).toBe(due);
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
    expect(subtractMonths(new Date(at), months)).toEqual(new Date(before));
  });
});
