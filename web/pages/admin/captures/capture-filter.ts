import * as z from 'zod/mini';
import {
  captureFilterSchema,
  maxCountedDays,
  type captureCountQuerySchema,
} from '../../../../shared/capture-ledger/capture-ledger.ts';
import type { Today } from '../../../components/today.ts';
import type { AddressFilter } from '../records/address-filter.ts';

/** Days up to today that can be chosen at once. */
export const periods = ['7', '30', '90'] as const;
export type Period = (typeof periods)[number];
const usualPeriod: Period = '30';

const { from, to, userId, outcome, reason, source } = captureFilterSchema.shape;
/** What the address of the page may say. */
export const captureMembers = { days: z.optional(z.enum(periods)), from, to, userId, outcome, reason, source };
export type CaptureMember = keyof typeof captureMembers;
export type CaptureAddress = AddressFilter<CaptureMember>;

/** A filter with its first and last day. */
export type CaptureRange = z.infer<typeof captureCountQuerySchema>;

/** The period of an address; `own` when it names a first and a last day. */
export function periodOf({ days, from, to }: CaptureAddress): Period | 'own' {
  if (from !== undefined && to !== undefined) return 'own';
  return periods.find((period) => period === days) ?? usualPeriod;
}

/** What the service is asked for today. */
export function rangeOf(address: CaptureAddress, { day, timeZone }: Today): CaptureRange {
  const period = periodOf(address);
  const days =
    period === 'own'
      ? sortDays(address.from ?? day, address.to ?? day)
      : { from: subtractDays(day, Number(period) - 1), to: day };
  const { userId, outcome, reason, source } = address;
  return { ...captureFilterSchema.parse({ userId, outcome, reason, source }), ...days, timeZone };
}

/** Whether there are more days than are counted at once. */
export function isTooLong({ from, to }: Pick<CaptureRange, 'from' | 'to'>): boolean {
  return subtractDays(to, maxCountedDays - 1) > from;
}

function sortDays(one: string, other: string): { from: string; to: string } {
  return one <= other ? { from: one, to: other } : { from: other, to: one };
}

function subtractDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10);
}
