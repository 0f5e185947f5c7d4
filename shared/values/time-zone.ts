import * as z from 'zod/mini';

/** An IANA time zone that this platform knows, such as `Europe/Paris`. */
export const timeZoneSchema = z.string().check(z.minLength(1), z.maxLength(64, { abort: true }), z.refine(isTimeZone));

/** IANA name, e.g. `Europe/Paris`. */
export const timeZoneQuerySchema = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/));

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
