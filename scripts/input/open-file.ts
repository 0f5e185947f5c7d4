import { parseCalendar } from '../../host/calendar/calendar-file.ts';
import { chooseInstance } from '../../host/calendar/event-instance.ts';
import type { OpenItem } from '../../host/contract.ts';
import { readSource } from './arguments.ts';
import { CommandError } from '../harness/command-error.ts';
import { eventItem, mailItem, timeZone, type EventChoice } from '../harness/test-bench.ts';

/** The options that choose an event of a calendar file. */
export const eventOptions = { uid: { type: 'string' }, occurrence: { type: 'string' } } as const;

/** A calendar file without the event that is asked for, or without any. */
export class EventNotFound extends CommandError {}

/**
 * A file as it is opened: a calendar (RFC 5545) as the event chosen of it, anything else as a mail. Throws CommandError
 * when it cannot be read, EventNotFound when it has no such event.
 */
export function fileItem(file: string, choice: EventChoice): OpenItem {
  const raw = readSource(file);
  if (!isCalendar(file, raw)) return mailItem(raw);
  requireEvent(file, raw, choice);
  return eventItem(raw, choice);
}

function isCalendar(file: string, raw: Uint8Array): boolean {
  if (/\.ics$/i.test(file)) return true;
  return /^\s*BEGIN:VCALENDAR/i.test(new TextDecoder().decode(raw.subarray(0, 200)));
}

function requireEvent(file: string, raw: Uint8Array, { uid, occurrence }: EventChoice): void {
  const events = parseCalendar(raw, timeZone);
  const named = uid === undefined ? events.slice(0, 1) : events.filter(({ details }) => details.uid === uid);
  if (named.length === 0) {
    throw new EventNotFound(uid === undefined ? `${file} has no event` : `${file} has no event with the UID ${uid}`);
  }
  if (!named.some((event) => chooseInstance(event, { occurrence, timeZone }) !== null)) {
    throw new EventNotFound(`${file}: the event has no occurrence ${occurrence ?? ''}`.trimEnd());
  }
}
