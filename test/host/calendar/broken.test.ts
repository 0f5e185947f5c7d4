import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../../host/calendar/calendar-file.ts';
import { chooseInstance } from '../../../host/calendar/event-instance.ts';
import { instanceResource } from '../../../host/runtime/calendar-resource.ts';
import { calendar, event, paris, reader } from '../../support/calendar.ts';

describe('a broken calendar file', () => {
  const good = event('UID:good', 'DTSTART:20260301T090000Z', 'SUMMARY:good');

  it.each([
    ['a line that is none', event('UID:bad', 'DTSTART:20260301T100000Z', 'not a line', 'SUMMARY:bad'), ['bad', 'good']],
    ['an event without a start', event('UID:bad', 'SUMMARY:bad'), ['good']],
    [
      'an event that never ends',
      ['BEGIN:VEVENT', 'UID:bad', 'DTSTART:20260301T100000Z', 'SUMMARY:bad'],
      ['bad', 'good'],
    ],
    ['a start that is none', event('UID:bad', 'DTSTART:tomorrow'), ['good']],
    [
      'an alarm inside',
      event('UID:bad', 'DTSTART:20260301T100000Z', 'SUMMARY:bad', 'BEGIN:VALARM', 'TRIGGER:-PT5M', 'END:VALARM'),
      ['bad', 'good'],
    ],
    ['a task', ['BEGIN:VTODO', 'UID:t', 'SUMMARY:task', 'END:VTODO'], ['good']],
  ])('with %s keeps the rest', (_what, lines, expected) => {
    expect(parseCalendar(calendar(...lines, ...good), paris).map(({ details }) => details.summary)).toEqual(expected);
  });

  it('never ends in an error', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(...calendarLines),
      fc.tuple(fc.constantFrom(...names), fc.string()).map(([name, value]) => `${name}:${value}`),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const events = parseCalendar(calendar(...lines, ...good), paris);
        expect(events.map(({ details }) => details.uid)).toContain('good');
        for (const each of events) {
          const instance = chooseInstance(each, { timeZone: paris });
          expect(instance ? instanceResource(instance, reader)['kind'] : '').toBe('calendar#event');
        }
      }),
    );
  });
});

const names = [
  'DTSTART',
  'DTEND',
  'RRULE',
  'EXDATE',
  'RDATE',
  'RECURRENCE-ID',
  'UID',
  'ATTENDEE',
  'DURATION',
  'ATTACH',
];
const calendarLines = [
  'BEGIN:VCALENDAR',
  'END:VCALENDAR',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'BEGIN:VTIMEZONE',
  'END:VTIMEZONE',
  'DTSTART:20260301T090000Z',
  'DTSTART;VALUE=DATE:20260301',
  'DTEND:99991231T240000Z',
  'RRULE:FREQ=DAILY',
  'RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2',
  'UID:x',
];
