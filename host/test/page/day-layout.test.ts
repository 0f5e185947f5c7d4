import { describe, expect, it } from 'vitest';
import type { EventSummary } from '../../page-api.ts';
import { isOnDay, placeEvents } from '../../page/calendar/day-layout.ts';
import { addDays, mondayOf } from '../../page/calendar/days.ts';
import { daysOfRoute } from '../../page/calendar/use-calendar.ts';

/** An event on the clock of the machine that runs the test. */
function event(id: string, start: string, end: string): EventSummary {
  const allDay = !start.includes('T');
  const instant = (time: string): string => (allDay ? time : new Date(time).toISOString());
  return {
    id,
    title: id,
    allDay,
    start: instant(start),
    end: instant(end),
    location: null,
    status: 'confirmed',
    answer: null,
    recurring: false,
    dropped: false,
  };
}

const day = '2026-11-24';
const at = (id: string, from: string, to: string): EventSummary => event(id, `${day}T${from}`, `${day}T${to}`);
const place = (...events: EventSummary[]) =>
  placeEvents(events, day).map(({ event: { id }, from, to, lane, lanes }) => [id, from, to, `${lane}/${lanes}`]);

describe('the events of a day', () => {
  it('have the whole width when nothing overlaps, one after the other too', () => {
    expect(place(at('b', '10:00', '11:00'), at('a', '09:00', '10:00'))).toEqual([
      ['a', 540, 600, '0/1'],
      ['b', 600, 660, '0/1'],
    ]);
  });

  it('share the width when they overlap, and reuse a lane that is free again', () => {
    expect(place(at('a', '09:00', '12:00'), at('b', '09:30', '10:00'), at('c', '10:30', '11:00'))).toEqual([
      ['a', 540, 720, '0/2'],
      ['b', 570, 600, '1/2'],
      ['c', 630, 660, '1/2'],
    ]);
  });

  it('do not narrow those that come later', () => {
    expect(place(at('a', '09:00', '10:00'), at('b', '09:00', '10:00'), at('c', '14:00', '15:00')).at(-1)).toEqual([
      'c',
      840,
      900,
      '0/1',
    ]);
  });

  it('without a length, or at the end of the day, can still be pressed', () => {
    expect(place(at('a', '09:00', '09:00'), at('b', '23:50', '23:55'))).toEqual([
      ['a', 540, 570, '0/1'],
      ['b', 1410, 1440, '0/1'],
    ]);
  });

  it('over midnight are cut at the day', () => {
    expect(
      place(event('a', '2026-11-23T22:00', `${day}T02:00`), event('b', `${day}T22:00`, '2026-11-25T03:00')),
    ).toEqual([
      ['a', 0, 120, '0/1'],
      ['b', 1320, 1440, '0/1'],
    ]);
  });
});

describe('an event is on a day', () => {
  it.each([
    ['whole days, the end exclusive', event('a', '2026-11-23', '2026-11-25'), true],
    ['whole days that end before', event('a', '2026-11-22', '2026-11-24'), false],
    ['ending at its midnight', event('a', '2026-11-23T22:00', `${day}T00:00`), false],
    ['beginning at its midnight without a length', event('a', `${day}T00:00`, `${day}T00:00`), true],
    ['beginning at the next midnight', event('a', '2026-11-25T00:00', '2026-11-25T01:00'), false],
  ])('%s', (_name, one, expected) => {
    expect(isOnDay(one, day)).toBe(expected);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('the week of %s begins on %s', (one, monday) => {
    expect(mondayOf(one)).toBe(monday);
  });

  it('are counted over the end of daylight saving', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-03-29', -1)).toBe('2026-03-28');
  });

  it('a week is seven from its Monday, the list four weeks from its day', () => {
    expect(daysOfRoute({ mode: 'week', day })).toEqual(
      Array.from({ length: 7 }, (_one, index) => addDays('2026-11-23', index)),
    );
    const list = daysOfRoute({ mode: 'list', day });
    expect([list.length, list[0]]).toEqual([28, day]);
  });
});
