import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../calendar/calendar-file.ts';
import { chooseInstance } from '../../calendar/event-instance.ts';
import { instanceResource } from '../../runtime/calendar-resource.ts';
import { calendar, event, paris, reader, starts } from '../support/calendar.ts';

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

describe('a calendar file made to keep everybody waiting', () => {
  const first = 'DTSTART:20261123T090000Z';

  it.each(['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY'])(
    'with a %s rule that never meets a day has its first occurrence',
    (frequency) => {
      const raw = calendar(...event('UID:x', first, `RRULE:FREQ=${frequency};BYMONTH=2;BYMONTHDAY=30`));
      expect(starts(raw, '2900-01-01').at(-1)).toBe('2026-11-23T10:00:00+01:00');
    },
  );

  it('with a time zone that changes by the second reads its times in the zone of the reader', () => {
    const rule = ['DTSTART:19700101T000000', 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'];
    const observance = ['BEGIN:STANDARD', ...rule, 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'END:STANDARD'];
    const zone = ['BEGIN:VTIMEZONE', 'TZID:X/Y', ...observance, ...observance, 'END:VTIMEZONE'];
    const raw = calendar(...zone, ...event('UID:x', 'DTSTART;TZID=X/Y:20261123T090000'));
    expect(starts(raw)).toEqual(['2026-11-23T10:00:00+01:00']);
  });

  it.each([
    ['parameters', `ATTENDEE${';X="a"'.repeat(100_000)}:mailto:a@b.example`],
    ['no value', `ATTENDEE;${'a=b;'.repeat(100_000)}`],
  ])('with a line of %s and no end leaves the line out', (_what, line) => {
    const before = performance.now();
    const [read] = parseCalendar(calendar(...event('UID:x', first, line, 'SUMMARY:x')), paris);
    expect([read?.details.summary, read?.details.attendees]).toEqual(['x', []]);
    expect(performance.now() - before).toBeLessThan(2000);
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
