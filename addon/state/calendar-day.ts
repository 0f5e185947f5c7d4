/** The day `YYYY-MM-DD` on which an instant (milliseconds since the epoch) falls in a time zone (IANA). */
export function dayIn(instant: number, timeZone: string): string {
  return daysIn(timeZone)(instant);
}

/** The same for many instants of one time zone. */
export function daysIn(timeZone: string): (instant: number) => string {
  // Creating a formatter is far slower than using it. British dates are dd/mm/yyyy.
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' });
  return (instant) => format.format(instant).split('/').reverse().join('-');
}
