import type { MeetingTime } from '../../../shared/tasks/task.ts';
import type { Text } from '../../i18n/language.tsx';

const dayLength = 86_400_000;

type Words = Pick<Text, 'language' | 'timeZone' | 'formats' | 't'>;

/** When a meeting takes place, in the reader's language and time zone, which is named: the guests may be in another. */
export function meetingWords({ start, end }: MeetingTime, { language, timeZone, formats, t }: Words): string {
  if (!start.includes('T')) {
    const last = new Date(Date.parse(end) - dayLength).toISOString().slice(0, 10);
    return last > start ? `${formats.date(start)} – ${formats.date(last)}` : `${formats.date(start)}, ${t.task.allDay}`;
  }
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const words =
    start === end ? format.format(Date.parse(start)) : format.formatRange(Date.parse(start), Date.parse(end));
  return `${words} ${t.task.inZone(timeZone.replace(/_/g, ' '))}`;
}
