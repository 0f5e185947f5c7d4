/** Days are numbers, counted from 1970-01-01, so that they can be added. */
const millisecondsPerDay = 86_400_000;

/** The number of a day `YYYY-MM-DD`; NaN for anything else. */
export function dayNumber(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay : NaN;
}

/** `YYYY-MM-DD` of a day of the years 1000 to 9999. */
export function isoDay(day: number): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The number of a day, `month` from 1; null for an invalid day, or outside the years 1000 to 9999. */
export function dayOfCalendar(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || year < 1000 || year > 9999) return null;
  const found = Date.UTC(year, month - 1, day) / millisecondsPerDay;
  return new Date(found * millisecondsPerDay).getUTCDate() === day ? found : null;
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The year and the month, from 1, of a day. */
export function monthOf(day: number): { year: number; month: number } {
  const date = new Date(day * millisecondsPerDay);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

/** The last day of a month, from 1; months beyond 12 are those of the following years. */
export function lastDayOfMonth(year: number, month: number): number {
  return Date.UTC(year, month, 0) / millisecondsPerDay;
}

/** The first such day of the week after `day`. */
export function weekdayAfter(day: number, weekday: number): number {
  return day + ((weekday - weekdayOf(day) + 6) % 7) + 1;
}

/** The Monday of the following week. */
export function nextMonday(day: number): number {
  return weekdayAfter(day, 0);
}
