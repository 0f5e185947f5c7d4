import { meetingTimeSchema, type MeetingTime } from '../../shared/tasks/task.ts';
import type { EventTime } from './calendar-event.ts';

/** When a meeting takes place, as a task keeps it. Null when it is not known, or beyond what a task can say. */
export function meetingTimeOf(start: EventTime | null, end: EventTime | null): MeetingTime | null {
  if (start === null) return null;
  const until = end ?? start;
  const time = meetingTimeSchema.safeParse(
    'date' in start
      ? { start: start.date, end: 'date' in until ? until.date : '' }
      : { start: start.instant, end: 'instant' in until ? until.instant : '' },
  );
  // The backend refuses a meeting that ends before it starts.
  return time.success && time.data.end >= time.data.start ? time.data : null;
}
