import { calendar, event } from '../../host/test/support/calendar.ts';
import { eventItem, type EventChoice } from '../../scripts/harness/test-bench.ts';

/** Lines of a meeting that is the first of a series with `weeklyRule`. */
export const weekly = [
  'SUMMARY:Point',
  'DTSTART;TZID=Europe/Paris:20261102T090000',
  'DTEND;TZID=Europe/Paris:20261102T093000',
];
export const weeklyRule = 'RRULE:FREQ=WEEKLY;COUNT=10';
/** When its third occurrence begins. */
export const third = '2026-11-16T08:00:00Z';

/** Opens an event of these lines. */
export const openEvent = (lines: readonly string[], choice?: EventChoice) =>
  eventItem(calendar(...event(...lines)), choice);
