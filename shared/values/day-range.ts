import * as z from 'zod/mini';
import { calendarDateSchema } from '../ids.ts';
import { timeZoneQuerySchema } from './time-zone.ts';

/** Days from the first to the last, both inclusive, in this time zone (UTC when absent). */
export const dayRangeQuerySchema = z.strictObject({
  from: z.optional(calendarDateSchema),
  to: z.optional(calendarDateSchema),
  timeZone: z.optional(timeZoneQuerySchema),
});
