import { readCalendarText } from '../calendar/calendar-text.ts';
import { problem, type ApiError } from './problem.ts';

/** Why a file without any event that can be shown is refused. */
export function refusalOf(raw: Uint8Array): ApiError {
  const text = new TextDecoder().decode(raw);
  if (!/^\uFEFF?\s*BEGIN:\s*(?:VCALENDAR|VEVENT)/im.test(text)) {
    return problem(422, 'not_a_calendar', 'The file is not a calendar (RFC 5545).');
  }
  return readCalendarText(raw).events.length === 0
    ? problem(422, 'no_event', 'The calendar has no event.')
    : problem(422, 'event_not_readable', 'No event of the calendar has a start that can be read.');
}
