import { dayNumber } from '../../shared/text/dates/calendar-days.ts';

/** A due date compared with today; `days` overdue. Closed tasks are never overdue. */
export type DueState =
  { readonly kind: 'late'; readonly days: number } | { readonly kind: 'today' | 'tomorrow' | 'later' | 'past' };

/** Both days as `YYYY-MM-DD`. */
export function dueStateOf(dueOn: string, today: string, closed: boolean): DueState {
  const ahead = dayNumber(dueOn) - dayNumber(today);
  if (ahead < 0) return closed ? { kind: 'past' } : { kind: 'late', days: -ahead };
  if (ahead === 0) return { kind: 'today' };
  return { kind: ahead === 1 ? 'tomorrow' : 'later' };
}
