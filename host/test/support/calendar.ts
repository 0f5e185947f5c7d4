import { parseCalendar } from '../../calendar/calendar-file.ts';
import { chooseInstance, instancesBetween } from '../../calendar/event-instance.ts';
import { instanceResource } from '../../runtime/calendar-resource.ts';

export const paris = 'Europe/Paris';
export const reader = { calendarId: 'camille@demo.example', timeZone: paris };

export function calendar(...lines: string[]): Uint8Array {
  return new TextEncoder().encode(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n'));
}

export function event(...lines: string[]): string[] {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
}

/** The first occurrence of the first event, as the Calendar API answers it. */
export function resource(raw: Uint8Array, occurrence?: string): Record<string, unknown> {
  const [first] = parseCalendar(raw, paris);
  const instance = first ? chooseInstance(first, { occurrence, timeZone: paris }) : null;
  return instance ? instanceResource(instance, reader) : {};
}

export function starts(raw: Uint8Array, to = '2030-01-01'): string[] {
  const span = { from: 0, to: Date.parse(to), timeZone: paris };
  return instancesBetween(parseCalendar(raw, paris), span).map((instance) => {
    const { start } = instanceResource(instance, reader) as { start: { dateTime?: string; date?: string } };
    return start.dateTime ?? start.date ?? '';
  });
}
