import { dayNumber } from '../../shared/text/dates/calendar-days.ts';

/** How a due date stands to today; `days` late. What is closed is never late. */
export type DueState =
  { readonly kind: 'late'; readonly days: number } | { readonly kind: 'today' | 'tomorrow' | 'later' | 'past' };

/** Both days as `YYYY-MM-DD`. */
export function dueStateOf(dueOn: string, today: string, closed: boolean): DueState {
  const ahead = dayNumber(dueOn) - dayNumber(today);
  if (ahead < 0) return closed ? { kind: 'past' } : { kind: 'late', days: -ahead };
  if (ahead === 0) return { kind: 'today' };
  return { kind: ahead === 1 ? 'tomorrow' : 'later' };
}
