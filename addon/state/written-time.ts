/** When a mail was written. */
export interface WrittenTime {
  /** Milliseconds since the epoch. */
  readonly instant: number;
  /** The writer's UTC offset in milliseconds; null when the mail does not tell it. */
  readonly offset: number | null;
}

const hour = 3_600_000;

/** Names of zones that old mailers write (RFC 5322 §4.3). */
const namedOffsets: Readonly<Record<string, number>> = {
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/**
 * Parses a Date header (RFC 5322 §3.3); null when it is none. UTC tells nothing of where the writer was: `-0000` says so
 * itself, and Exchange and most machines write `+0000` for everybody.
 */
export function parseDateHeader(header: string): WrittenTime | null {
  const written = header
    .slice(0, longest)
    .replace(/\([^()]*\)/g, ' ')
    .trim();
  const instant = Date.parse(written);
  return Number.isNaN(instant) ? null : { instant, offset: offsetOf(written) };
}

const longest = 200;

function offsetOf(written: string): number | null {
  const named = namedOffsets[/[A-Z]{3}$/i.exec(written)?.[0].toUpperCase() ?? ''];
  if (named !== undefined) return named * hour;
  const [, sign, hours, minutes] = /\s([+-])(\d\d)(\d\d)$/.exec(written) ?? [];
  const offset = (Number(hours) + Number(minutes) / 60) * (sign === '-' ? -hour : hour);
  // No place on earth is further from UTC.
  return offset !== 0 && Math.abs(offset) <= 14 * hour ? offset : null;
}

/** The day `YYYY-MM-DD` on which it was written, where its writer was. */
export function writtenDay({ instant, offset }: WrittenTime, dayOfReader: (instant: number) => string): string {
  return offset === null ? dayOfReader(instant) : new Date(instant + offset).toISOString().slice(0, 10);
}
