import type { MeetingTime } from '../../shared/tasks/task.ts';
import type { Translation } from '../i18n/translation.ts';

const dayLength = 86_400_000;

/** When a meeting takes place, in the user's language and time zone, which is named: a task is read by others too. */
export function meetingTimeWords({ start, end }: MeetingTime, t: Translation): string {
  const { separator, eventHead: words } = t.messages;
  if (!start.includes('T')) {
    const last = new Date(Date.parse(end) - dayLength).toISOString().slice(0, 10);
    return last > start ? `${t.date(start)}${dash}${t.date(last)}` : t.date(start) + separator + words.allDay;
  }
  const first = t.day(start);
  const last = t.day(end);
  const until = start === end ? '' : dash + (first === last ? t.time(end) : last + separator + t.time(end));
  return `${first}${separator}${t.time(start)}${until} (${t.timeZone})`;
}

const dash = '\u00a0– ';
