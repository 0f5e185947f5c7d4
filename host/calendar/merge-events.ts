import type { CalendarEvent, EventDetails } from './event.ts';
import { occurrenceKey } from './event-time.ts';

/**
 * Merges events of several files into one calendar: of two with one UID the earlier in the list wins, and an occurrence
 * that came without its series becomes an override of that series.
 */
export function mergeEvents(events: readonly CalendarEvent[]): CalendarEvent[] {
  const whole = new Map<string, CalendarEvent>();
  const alone = new Map<string, CalendarEvent>();
  for (const event of events) {
    const { originalStart, details } = event;
    const [kept, key] = originalStart
      ? ([alone, `${details.uid} ${occurrenceKey(originalStart)}`] as const)
      : ([whole, details.uid] as const);
    if (!kept.has(key)) kept.set(key, event);
  }
  const changes = [...alone.values()];
  const isPart = ({ details }: CalendarEvent): boolean => (whole.get(details.uid)?.recurrence.length ?? 0) > 0;
  return [
    ...[...whole.values()].map((event) => withChanges(event, changes)),
    ...changes.filter((change) => !isPart(change)),
  ];
}

function withChanges(event: CalendarEvent, changes: readonly CalendarEvent[]): CalendarEvent {
  if (event.recurrence.length === 0) return event;
  const own = changes.flatMap(({ details, originalStart }): [string, EventDetails][] =>
    originalStart && details.uid === event.details.uid ? [[occurrenceKey(originalStart), details]] : [],
  );
  return own.length === 0 ? event : { ...event, changed: new Map([...event.changed, ...own]) };
}
