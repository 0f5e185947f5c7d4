import type { MeetingTime } from '../../../shared/tasks/task.ts';

/** Both ends are ISO 8601 in UTC, or both are days, so that strings compare in order. A meeting may have no length. */
export function endsBeforeStart({ start, end }: MeetingTime): boolean {
  return end < start;
}
