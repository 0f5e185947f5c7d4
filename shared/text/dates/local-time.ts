/** A wall clock time, as the milliseconds since 1970 that it would be in UTC. */
export type WallClock = number;

/** The UTC offset of a place, in milliseconds, at a wall clock time. */
export type OffsetOf = (wall: WallClock) => number;

const day = 86_400_000;

/**
 * The UTC offsets of an IANA time zone by wall clock time; null for an unknown zone. A time that clocks skip has the
 * offset before the change; a time that occurs twice is the first (RFC 5545 §3.3.5).
 */
export function zoneOffsets(timeZone: string): OffsetOf | null {
  const format = formatOf(timeZone);
  if (format === null) return null;
  const at = (instant: number): number => wallOf(format, instant) - Math.floor(instant / 1000) * 1000;
  return (wall) => {
    const before = at(wall - day);
    if (at(wall - before) === before) return before;
    const after = at(wall + day);
    return at(wall - after) === after ? after : before;
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hour12: false,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function wallOf(format: Intl.DateTimeFormat, instant: number): WallClock {
  const parts = format.formatToParts(new Date(instant));
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  // Some engines write midnight as 24.
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour') % 24, part('minute'), part('second'));
}
