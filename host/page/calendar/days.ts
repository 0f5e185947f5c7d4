// Calendar days as `YYYY-MM-DD`, on the clock of this browser.

export const daysOfWeek = 7;
/** How much the list shows at once. */
export const daysOfList = 28;

/** The day of an instant. */
export function dayOf(instant: Date): string {
  const [year, month, day] = [instant.getFullYear(), instant.getMonth() + 1, instant.getDate()];
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** The wall clock of an instant as `YYYY-MM-DDTHH:mm`. */
export function localTimeOf(instant: Date): string {
  return `${dayOf(instant)}T${twoDigits(instant.getHours())}:${twoDigits(instant.getMinutes())}`;
}

/** The day `count` days after a day, or before it when negative. */
export function addDays(day: string, count: number): string {
  const moved = new Date(day);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
}

/** Midnight at its beginning. */
export function startOfDay(day: string): Date {
  return new Date(`${day}T00:00`);
}

/** The Monday of its week, as France and Britain count. */
export function mondayOf(day: string): string {
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}

/** So many days, one after the other. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_one, index) => addDays(first, index));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
