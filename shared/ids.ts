import * as z from 'zod/mini';

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID in its lower-case text form (RFC 9562 §4), any version. */
export const idSchema = z.string().check(z.regex(uuidForm));

/** An instant as ISO 8601 in UTC with milliseconds, e.g. `2026-11-23T09:30:00.000Z`, of a year with four digits. */
export const instantSchema = z
  .string()
  .check(z.regex(/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, { abort: true }), z.refine(isInstant));

/** A day of the calendar as ISO 8601, e.g. `2026-11-23`, of a year with four digits. */
export const calendarDateSchema = z.string().check(
  z.regex(/^[1-9]\d{3}-\d\d-\d\d$/, { abort: true }),
  z.refine((text) => isInstant(`${text}T00:00:00.000Z`)),
);

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  // 30 February would become 1 March.
  return !Number.isNaN(time) && new Date(time).toISOString() === text;
}

/** The slug that names an environment in a rep's settings, e.g. `acme`. */
export const environmentNameSchema = z.string().check(z.regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/));
