import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../addon/state/day.ts';

describe('the day of a moment', () => {
  it.each([
    ['UTC', '2026-11-23T12:00:00Z', '2026-11-23T00:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['Europe/Paris', '2026-11-23T23:30:00Z', '2026-11-23T23:00:00.000Z', '2026-11-24T23:00:00.000Z'],
    // Clocks go forward: 23 hours; and back: 25 hours.
    ['Europe/Paris', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['Europe/Paris', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-23T05:00:00Z', '2026-11-22T08:00:00.000Z', '2026-11-23T08:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T12:00:00Z', '2026-11-22T18:15:00.000Z', '2026-11-23T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-23T12:00:00Z', '2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z'],
    // Clocks jump from midnight to one: the day starts at one.
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
  ])('in %s at %s', (timeZone, now, ...[start, end]) => {
    expect(dayOf(Date.parse(now), timeZone)).toEqual({ start, end });
  });

  it('holds the moment, and neither the one before it nor its end', () => {
    const zones = fc.constantFrom(
      'Europe/Paris',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'Asia/Tehran',
    );
    const moments = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2032, 0) });
    fc.assert(
      fc.property(zones, moments, (timeZone, now) => {
        const { start, end } = dayOf(now, timeZone);
        const date = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
        expect(Date.parse(start) <= now && now < Date.parse(end)).toBe(true);
        expect(date(Date.parse(start))).toBe(date(now));
        expect(date(Date.parse(start) - 1)).not.toBe(date(now));
        expect(date(Date.parse(end))).not.toBe(date(now));
        expect(date(Date.parse(end) - 1)).toBe(date(now));
      }),
      { numRuns: 200 },
    );
  });
});
