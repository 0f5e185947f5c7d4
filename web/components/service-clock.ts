/** By how many milliseconds the service's clock is ahead of the browser's. */
let ahead = 0;

/** Reads the clock of the service from the `Date` header of an answer, which has whole seconds. */
export function followServiceClock(dateHeader: string | null): void {
  const instant = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(instant)) return;
  const measured = instant - Date.now();
  // A header has no milliseconds and an answer travels: a difference below two seconds says nothing.
  if (Math.abs(measured - ahead) > 2000) ahead = Math.abs(measured) > 2000 ? measured : 0;
}

/** Now by the service's clock, in milliseconds since 1970: the browser's may be an hour or a day off. */
export function readServiceClock(): number {
  return Date.now() + ahead;
}
