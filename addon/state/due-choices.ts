import {
  dayNumber,
  isoDay,
  lastDayOfMonth,
  monthOf,
  nextMonday,
  weekdayAfter,
} from '../../shared/text/dates/calendar-days.ts';
import type { WrittenDate } from '../../shared/text/dates/dates.ts';

/** Days that are offered by name. */
type NamedDay = 'today' | 'tomorrow' | 'nextWeek' | 'endOfMonth' | 'meeting';

/** A day that the list of due dates offers; it may have a name, and words of the text that it was found in. */
export interface DueChoice {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly name: NamedDay | null;
  readonly words: string | null;
}

/** What the choices are made from; days are `YYYY-MM-DD`. */
export interface DueFacts {
  readonly today: string;
  /** When the meeting that is open takes place. */
  readonly meetingDay: string | null;
  /** Found in the text. */
  readonly dates: readonly WrittenDate[];
  /** Without a date picker the list has every day of two weeks, and no other date. */
  readonly withPicker: boolean;
  /** Chosen before, and therefore offered. */
  readonly chosen: string | null;
}

const maxFromText = 3;
const daysWithoutPicker = 14;

/** The due dates to offer, without repetitions: dates of the text first, deadlines before other dates. */
export function listDueChoices({ today, meetingDay, dates, withPicker, chosen }: DueFacts): DueChoice[] {
  const choices = new Map<string, DueChoice>();
  const offer = (day: string, { name = null, words = null }: Partial<DueChoice> = {}): void => {
    const known = choices.get(day);
    choices.set(day, { day, name: known?.name ?? name, words: known?.words ?? words });
  };
  for (const { day, words } of chooseFromText(dates, today)) offer(day, { words });
  if (meetingDay !== null && meetingDay >= today) offer(meetingDay, { name: 'meeting' });
  const start = dayNumber(today);
  const { year, month } = monthOf(start);
  offer(today, { name: 'today' });
  offer(isoDay(start + 1), { name: 'tomorrow' });
  offer(isoDay(nextMonday(start)), { name: 'nextWeek' });
  offer(isoDay(lastDayOfMonth(year, month)), { name: 'endOfMonth' });
  if (!withPicker) for (const day of listLaterDays(start)) offer(isoDay(day));
  if (chosen !== null) offer(chosen);
  return [...choices.values()];
}

/** The dates of the text that are not past: deadlines first, three at most. */
function chooseFromText(dates: readonly WrittenDate[], today: string): WrittenDate[] {
  const ahead = dates.filter(({ day }) => day >= today);
  return [...ahead.filter(({ deadline }) => deadline), ...ahead.filter(({ deadline }) => !deadline)].slice(
    0,
    maxFromText,
  );
}

/** Two weeks, and the Mondays of the two months after that. */
function listLaterDays(start: number): number[] {
  const days = Array.from({ length: daysWithoutPicker }, (_, index) => start + index + 1);
  const monday = weekdayAfter(start + daysWithoutPicker, 0);
  return [...days, ...Array.from({ length: 8 }, (_, index) => monday + 7 * index)];
}
