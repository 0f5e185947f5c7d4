import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../calendar/calendar-file.ts';
import { mergeEvents } from '../../calendar/merge-events.ts';
import { ics } from '../support/server-calendars.ts';

const event = (...lines: string[]) =>
  parseCalendar(new TextEncoder().encode(ics('BEGIN:VEVENT', ...lines, 'END:VEVENT')), 'UTC');
const series = (summary: string) =>
  event('UID:s', 'DTSTART:20261102T090000Z', 'RRULE:FREQ=WEEKLY', `SUMMARY:${summary}`);
const single = (summary: string) => event('UID:a', 'DTSTART:20261102T090000Z', `SUMMARY:${summary}`);
const alone = (summary: string, day = '09') =>
  event('UID:s', `RECURRENCE-ID:202611${day}T090000Z`, 'DTSTART:20261110T150000Z', `SUMMARY:${summary}`);

/** Each event by its title, with those of its changed occurrences. */
const merge = (...files: ReturnType<typeof event>[]) =>
  mergeEvents(files.flat()).map(({ details, changed }) => [
    details.summary,
    ...[...changed.values()].map(({ summary }) => summary),
  ]);

describe('the events of several files', () => {
  it.each([
    ['others stay', merge(series('s'), single('a')), [['s'], ['a']]],
    ['of two with a UID the earlier counts', merge(single('new'), single('old')), [['new']]],
    ['of two series too', merge(series('new'), series('old')), [['new']]],
    ['an occurrence takes its place in its series', merge(alone('moved'), series('s')), [['s', 'moved']]],
    ['in whichever order they come', merge(series('s'), alone('moved')), [['s', 'moved']]],
    ['of two for one place the earlier counts', merge(alone('new'), alone('old'), series('s')), [['s', 'new']]],
    ['two places are two', merge(alone('one'), alone('two', '16'), series('s')), [['s', 'one', 'two']]],
    ['without its series it stands alone', merge(alone('moved'), single('a')), [['a'], ['moved']]],
    [
      'beside a single event of its UID it stands alone',
      merge(event('UID:s', 'DTSTART:20261102T090000Z'), alone('moved')),
      [[null], ['moved']],
    ],
  ])('%s', (_name, found, expected) => {
    expect(found).toEqual(expected);
  });
});
