import { describe, expect, it } from 'vitest';
import { dueStateOf } from '../../web/components/due-state.ts';
import { dayAt } from '../../web/components/today.ts';
import { daysOf, nextDay, startOfDay } from '../../web/pages/tasks/filter/periods.ts';

describe('the days of a period', () => {
  // 2026-11-23 is a Monday.
  it.each([
    ['overdue', '2026-11-23', { from: null, to: '2026-11-22' }],
    ['today', '2026-11-23', { from: '2026-11-23', to: '2026-11-23' }],
    ['yesterday', '2026-03-01', { from: '2026-02-28', to: '2026-02-28' }],
    ['thisWeek', '2026-11-23', { from: '2026-11-23', to: '2026-11-29' }],
    ['thisWeek', '2026-11-29', { from: '2026-11-23', to: '2026-11-29' }],
    ['lastWeek', '2026-11-23', { from: '2026-11-16', to: '2026-11-22' }],
    ['nextWeek', '2026-12-31', { from: '2027-01-04', to: '2027-01-10' }],
    ['last30Days', '2026-11-23', { from: '2026-10-25', to: '2026-11-23' }],
    ['next30Days', '2028-02-10', { from: '2028-02-10', to: '2028-03-10' }],
  ] as const)('%s on %s', (period, today, days) => {
    expect(daysOf(period, today)).toEqual(days);
  });
});

describe('a day in a time zone', () => {
  it.each([
    ['2026-11-23', 'Europe/Paris', '2026-11-22T23:00:00.000Z'],
    ['2026-07-14', 'Europe/Paris', '2026-07-13T22:00:00.000Z'],
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23', 'Asia/Kolkata', '2026-11-22T18:30:00.000Z'],
    // The clock goes forward at midnight: the day begins at one.
    ['2026-03-29', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
  ])('%s begins in %s at %s', (day, zone, instant) => {
    expect(startOfDay(day, zone)).toBe(instant);
  });

  it.each([
    ['2026-11-22T23:30:00.000Z', 'Europe/Paris', '2026-11-23'],
    ['2026-11-22T23:30:00.000Z', 'America/New_York', '2026-11-22'],
    ['2026-12-31T11:00:00.000Z', 'Pacific/Auckland', '2027-01-01'],
  ])('%s is in %s the day %s', (instant, zone, day) => {
    expect(dayAt(Date.parse(instant), zone)).toBe(day);
  });

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
  ])('after %s comes %s', (day, next) => {
    expect(nextDay(day)).toBe(next);
  });
});

describe('a due date', () => {
  it.each([
    ['2026-11-22', false, { kind: 'late', days: 1 }],
    ['2026-10-23', false, { kind: 'late', days: 31 }],
    ['2026-10-23', true, { kind: 'past' }],
    ['2026-11-23', false, { kind: 'today' }],
    ['2026-11-24', false, { kind: 'tomorrow' }],
    ['2026-11-25', false, { kind: 'later' }],
  ])('%s (closed: %s)', (dueOn, closed, state) => {
    expect(dueStateOf(dueOn, '2026-11-23', closed)).toEqual(state);
  });
});
